// Live reload. The server adds this script to the pages it serves; built pages
// never know of it. It shares one scope with overlay.js.
//
// It runs in two places. In a page it compares the page's version with what
// the server has now, whenever a build is announced: other style sheets are
// swapped in place, other content reloads the page, and a broken build is shown
// over it. As a shared worker it holds the one stream of announcements for all
// tabs: a browser opens only six connections to a server, so with a stream for
// each, the seventh tab would never load.

(() => {
	const EVENTS = "/_ders/events";
	const AWAY = ""; // what is told when the server does not answer

	// listen calls told with each state, as text, and connects again when the
	// server goes away: soon at first, then every few seconds. That it is away
	// is told when it does not come back at once.
	function listen(told) {
		let stream, timer, wait = 250, missed = 0;
		const connect = () => {
			stream = new EventSource(EVENTS);
			stream.addEventListener("state", (event) => {
				wait = 250;
				missed = 0;
				told(event.data);
			});
			stream.onerror = () => {
				stream.close(); // its own way to come back gives up after a 503
				if (++missed === 4) told(AWAY);
				timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
				wait = Math.min(wait * 1.6, 4000);
			};
		};
		connect();
		return () => {
			clearTimeout(timer);
			stream.close();
		};
	}

	// In the shared worker.
	function share() {
		const tabs = new Set();
		let last, stop;
		self.onconnect = ({ ports: [tab] }) => {
			tabs.add(tab);
			tab.onmessage = () => { // the page was left
				tabs.delete(tab);
				if (tabs.size === 0 && stop) {
					stop();
					stop = last = undefined;
				}
			};
			if (typeof EventSource === "undefined") {
				tab.postMessage(null);
				return;
			}
			if (last !== undefined) tab.postMessage(last);
			stop ??= listen((text) => {
				last = text;
				for (const t of tabs) t.postMessage(text);
			});
		};
	}

	if (typeof SharedWorkerGlobalScope !== "undefined" && self instanceof SharedWorkerGlobalScope) {
		share();
		return;
	}

	// ---- In a page ----

	const script = document.currentScript;
	let [content, style] = script.dataset.version.split("-");

	// Storage may be blocked; then scroll and dismissals are not remembered.
	const memory = {
		take(key) {
			try {
				const value = sessionStorage.getItem(key);
				sessionStorage.removeItem(key);
				return value;
			} catch { return null; }
		},
		has(key, value) {
			try { return sessionStorage.getItem(key) === value; } catch { return false; }
		},
		keep(key, value) {
			try { sessionStorage.setItem(key, value); } catch { /* blocked or full */ }
		},
	};

	// -- Reloading, and staying where the reader was

	const PLACE = "ders.place:" + location.pathname;
	let useless; // the version that a reload did not bring

	function reload(version) {
		memory.keep(PLACE, JSON.stringify({ x: scrollX, y: scrollY, from: content, to: version, ...entered() }));
		location.reload();
	}

	function restore() {
		let place;
		try { place = JSON.parse(memory.take(PLACE)); } catch { /* not ours */ }
		if (!place) return;
		// A service worker of the site may have answered with the old page
		// again: reloading for the same version would never end.
		if (place.from === content) useless = place.to;

		let moved = false;
		const own = () => { moved = true; };
		for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
			addEventListener(kind, own, { once: true, passive: true, capture: true });
		}
		// After the page's own scripts, which may bring answers back themselves.
		addEventListener("DOMContentLoaded", () => setTimeout(() => {
			enter(place);
			go();
		}));

		const go = () => {
			if (!moved) scrollTo({ left: place.x, top: place.y, behavior: "instant" });
		};
		go();
		// Pictures may make the page longer until then.
		if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(go), { once: true });
	}

	// -- What was typed or chosen. Browsers bring it back themselves, but not to
	// a page that is not to be stored.

	const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

	// controls names every control that holds an entry. A choice is named by
	// its words and its question's too: an answer is never given to another
	// choice that now stands in its place.
	function controls() {
		const all = new Map();
		for (const control of document.querySelectorAll("input, textarea, select")) {
			if (/^(hidden|password|file|submit|button|image|reset)$/.test(control.type)) continue;
			const parts = [control.type, control.name, control.id];
			if (isChoice(control)) {
				const words = (element) => element ? element.textContent : "";
				parts.push(control.value, words(control.labels[0]), words(control.closest("fieldset")));
			}
			let key = parts.join("\n");
			while (all.has(key)) key += "+";
			all.set(key, control);
		}
		return all;
	}

	const options = (select) => [...select.options].map((option) => option.selected);

	function entered() {
		const values = [];
		let focus = null;
		for (const [key, control] of controls()) {
			if (control === document.activeElement) focus = key;
			if (isChoice(control)) {
				if (control.checked !== control.defaultChecked) values.push([key, control.checked]);
			} else if (control.options) {
				values.push([key, options(control)]);
			} else if (control.value !== control.defaultValue) {
				values.push([key, control.value]);
			}
		}
		return { values, focus };
	}

	function enter({ values, focus }) {
		const all = controls();
		for (const [key, value] of values) {
			const control = all.get(key);
			if (!control || control.disabled) continue;
			if (isChoice(control)) {
				if (control.checked === value) continue;
				control.checked = value;
			} else if (control.options) {
				const now = options(control);
				if (now.length !== value.length || now.every((selected, i) => selected === value[i])) continue;
				value.forEach((selected, i) => { control.options[i].selected = selected; });
			} else {
				if (control.value === value) continue;
				control.value = value;
			}
			control.dispatchEvent(new Event("input", { bubbles: true }));
			control.dispatchEvent(new Event("change", { bubbles: true }));
		}
		if (document.activeElement === document.body) all.get(focus)?.focus({ preventScroll: true });
	}

	// -- Comparing with the server

	let comparing = false, again = false;

	async function compare() {
		if (comparing) {
			again = true;
			return;
		}
		comparing = true;
		do {
			again = false;
			try { await once(); } catch { /* the server is away; it will announce itself */ }
		} while (again);
		comparing = false;
	}

	async function once() {
		const url = location.pathname + location.search;
		const answer = await fetch(url, { method: "HEAD", cache: "no-store", redirect: "manual" });
		if (answer.type === "opaqueredirect") return reload("redirect");
		const version = /^"(\w+)-(\w+)"$/.exec(answer.headers.get("ETag") || "");
		if (!version) return;
		if (version[1] !== content) {
			if (version[1] !== useless) reload(version[1]);
		} else if (version[2] !== style) {
			if (await restyle(url, version[2])) style = version[2];
			else reload(version[1]);
		}
	}

	const sheets = (from) => [...from.querySelectorAll('link[rel~="stylesheet"]')]
		.filter((link) => link.getAttribute("href") !== OVERLAY);

	// restyle puts the new style sheets beside the old, and takes the old away
	// when all have loaded, so that the page is never without.
	async function restyle(url, version) {
		const page = await (await fetch(url, { cache: "no-store" })).text();
		const now = sheets(document), then = sheets(new DOMParser().parseFromString(page, "text/html"));
		if (now.length !== then.length) return false;
		const href = (link) => link.getAttribute("href").split("?")[0];
		const renamed = now.some((link, i) => href(link) !== href(then[i]));
		const swaps = [];
		now.forEach((link, i) => {
			if (renamed && href(link) === href(then[i])) return;
			const next = document.importNode(then[i], true);
			if (!renamed) next.setAttribute("href", href(next) + "?" + version);
			swaps.push([link, next]);
		});
		const loaded = swaps.map(([link, next]) => new Promise((done) => {
			next.onload = () => done(true);
			next.onerror = () => done(false);
			link.after(next);
		}));
		const good = (await Promise.all(loaded)).every(Boolean);
		for (const [link, next] of swaps) (good ? link : next).remove();
		return good;
	}

	// -- The overlay

	const DISMISSED = "ders.dismissed";
	const overlay = newOverlay({
		isDismissed: (build) => memory.has(DISMISSED, build),
		dismissed: (build) => memory.keep(DISMISSED, build),
	});

	// -- Announcements

	function told(text) {
		if (text === AWAY) {
			overlay.away(script.dataset.away);
			return;
		}
		overlay.back();
		overlay.tell(JSON.parse(text));
		compare();
	}

	let leave = null;

	function join() {
		let worker, left = false;
		const alone = () => { // also when the worker fails later
			if (!left) leave = listen(told);
		};
		try {
			worker = new SharedWorker(script.src);
		} catch {
			alone();
			return;
		}
		worker.onerror = alone;
		worker.port.onmessage = ({ data }) => {
			if (data === null) alone();
			else told(data);
		};
		leave = () => {
			left = true;
			worker.port.postMessage("left");
			worker.port.close();
		};
	}

	restore();
	join();
	addEventListener("pagehide", () => {
		if (leave) leave();
		leave = null;
	});
	addEventListener("pageshow", (event) => {
		if (event.persisted && !leave) join();
	});
})();
