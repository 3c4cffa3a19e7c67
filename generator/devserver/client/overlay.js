// What live reload shows over a page: what is wrong with the site, a button
// that brings it back after it was closed, and a word when the server is away.
// All words come from the server, ready to be shown.

const OVERLAY = "/_ders/overlay.css";

// make builds an element; text is only ever text.
function make(name, attributes, ...children) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	element.append(...children.filter((child) => child !== null));
	return element;
}

// isDismissed and dismissed remember a build whose problems were closed.
function newOverlay({ isDismissed, dismissed }) {
	let overlay = null, pill = null, notice = null; // what is shown
	let state = null; // the last one that was told
	let before = null; // had the focus before the overlay took it

	// dressed waits for the style sheet, which a healthy page never loads.
	let dress = null;
	function dressed() {
		dress ??= new Promise((done) => {
			if (document.querySelector(`link[href="${OVERLAY}"]`)) {
				done();
				return;
			}
			const link = make("link", { rel: "stylesheet", href: OVERLAY });
			link.onload = link.onerror = done;
			document.head.append(link);
		});
		return dress;
	}

	// lay puts an element above everything, an open dialog of the page too.
	function lay(element) {
		document.body.append(element);
		if (element.showPopover) {
			element.popover = "manual";
			element.showPopover();
		}
	}

	function tell(next) {
		state = next;
		if (!state.broken) {
			close();
			take("pill");
		} else if (isDismissed(state.build)) {
			close();
			fold();
		} else {
			take("pill");
			open(false);
		}
	}

	// open shows what is wrong. Whoever is typing or answering goes on, unless
	// they asked for it.
	function open(asked) {
		const panel = panelOf(state);
		if (overlay) {
			const held = overlay.contains(document.activeElement);
			overlay.lang = state.language;
			overlay.dataset.build = state.build;
			overlay.replaceChildren(panel);
			reveal();
			if (held) overlay.focus({ preventScroll: true });
			return;
		}
		overlay = make("div", {
			id: "ders-overlay", role: "alertdialog", "aria-labelledby": "ders-title", "aria-describedby": "ders-count ders-note",
			tabindex: "-1", lang: state.language, "data-build": state.build,
		}, panel);
		const mine = overlay;
		dressed().then(() => {
			if (overlay !== mine) return; // mended meanwhile
			lay(overlay);
			reveal();
			const active = document.activeElement;
			before = active === document.body ? null : active;
			if (asked || !before) overlay.focus({ preventScroll: true });
			// A dialog that does not take the focus is not announced.
			else overlay.querySelector("#ders-count").setAttribute("role", "alert");
		});
	}

	function close() {
		if (!overlay) return;
		const held = overlay.contains(document.activeElement);
		overlay.remove();
		overlay = null;
		if (held && before && before.isConnected) before.focus({ preventScroll: true });
		before = null;
	}

	function dismiss() {
		dismissed(state.build);
		const held = overlay.contains(document.activeElement) && !before;
		close();
		fold().then(() => { if (held && pill) pill.focus({ preventScroll: true }); });
	}

	// fold leaves a small button: what is seen is not what was saved last.
	async function fold() {
		take("pill");
		const mine = pill = make("button", { type: "button", id: "ders-pill", lang: state.language, "aria-label": `${state.errors}: ${state.words.again}`, title: state.words.again }, state.errors);
		pill.addEventListener("click", () => {
			dismissed("");
			take("pill");
			open(true);
		});
		await dressed();
		if (pill === mine) lay(pill);
	}

	// away says that the server does not answer, until it does.
	async function away(words) {
		if (!words || notice) return;
		const mine = notice = make("p", { id: "ders-away", role: "status" }, words);
		await dressed();
		if (notice === mine) lay(notice);
	}

	function take(what) {
		if (what === "pill") pill = pill?.remove() ?? null;
		else notice = notice?.remove() ?? null;
	}

	// reveal scrolls each excerpt to its mark.
	function reveal() {
		for (const mark of overlay.querySelectorAll("mark")) {
			const line = mark.closest("pre");
			line.scrollLeft = mark.offsetLeft + mark.offsetWidth > line.clientWidth ? mark.offsetLeft - line.clientWidth / 3 : 0;
		}
	}

	function panelOf({ words, errors, problems = [], cautions, warnings = [], more }) {
		const shut = make("button", { type: "button", class: "ders-close" }, words.dismiss, " ", make("kbd", {}, "Esc"));
		shut.addEventListener("click", dismiss);
		const counts = make("p", { id: "ders-count" }, make("span", { class: "ders-errors" }, errors),
			cautions ? ", " : null, cautions ? make("span", { class: "ders-cautions" }, cautions) : null);
		return make("div", { class: "ders-panel" },
			make("div", { class: "ders-head" }, make("div", {}, make("h2", { id: "ders-title" }, words.title), counts), shut),
			make("p", { id: "ders-note" }, words.note),
			list(problems, words, errors, "ders-problems"),
			warnings.length ? list(warnings, words, cautions, "ders-warnings") : null,
			more ? make("p", { class: "ders-more" }, more) : null);
	}

	function list(all, words, count, kind) {
		return make("section", { class: kind, "aria-label": count },
			kind === "ders-warnings" ? make("h3", {}, count) : null,
			make("ol", {}, ...all.map((problem) => item(problem, words))));
	}

	function item(problem, words) {
		const parts = make("li", {});
		if (problem.place) {
			parts.append(make("p", { class: "ders-place" }, spot(problem, words),
				problem.rule ? make("span", { class: "ders-rule" }, problem.rule) : null));
		}
		parts.append(make("p", { class: "ders-message" }, problem.message));
		if (problem.caret) {
			const text = problem.before || "", marked = problem.marked || "";
			parts.append(make("div", { class: "ders-excerpt" },
				make("span", { class: "ders-line", "aria-hidden": "true" }, String(problem.line)),
				make("pre", {},
					make("code", {}, text, make("mark", {}, marked), problem.after || ""),
					// The same text, unseen, puts the caret under its place
					// however wide the letters are.
					make("span", { class: "ders-caret", "aria-hidden": "true" },
						make("span", {}, text), "^".repeat(Math.max(1, [...marked].length))))));
		}
		for (const other of problem.related || []) {
			parts.append(make("p", { class: "ders-related" }, spot(other, words), ": " + other.message));
		}
		if (problem.hint) parts.append(make("p", { class: "ders-hint" }, make("b", {}, words.hint + ": "), problem.hint));
		return parts;
	}

	// spot is a place, which opens in the author's editor where there is one.
	function spot({ place, link }, words) {
		if (!link) return make("span", {}, place);
		return make("a", { href: link, title: words.open, "aria-label": `${place}, ${words.open}` },
			place, make("span", { "aria-hidden": "true" }, "\u00a0↗"));
	}

	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape" && overlay && !event.defaultPrevented && !event.isComposing) {
			event.preventDefault();
			dismiss();
		}
	});

	return { tell, away, back: () => take("notice") };
}

