// What a person sees of a page. The tests put these functions before every
// question they ask it; they change nothing but the scroll position.

const clean = (text) => text.replace(/\s+/g, " ").trim();

const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
	&& [...element.getClientRects()].some((box) => box.width > 0 && box.height > 0);

// read is the text of root that is not folded away or hidden.
function read(root) {
	const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	let text = "";
	while (walk.nextNode()) {
		if (walk.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) text += walk.currentNode.data;
	}
	return clean(text);
}

// nameOf is what a control is called.
function nameOf(element) {
	if (!element || element === document.body) return "";
	const label = element.getAttribute("aria-label");
	const others = element.getAttribute("aria-labelledby");
	if (others && element.localName === "button") {
		return clean(others.split(" ").map((id) => document.getElementById(id)).map((part) => (part === element ? label : read(part))).join(" "));
	}
	if (label) return clean(label);
	if (element.labels?.length) return read(element.labels[0]);
	return read(element) || clean(element.value || "");
}

// find is the shown link, button, choice or fold of that name, or else one
// whose name starts so.
function find(scope, name) {
	const all = [...document.querySelectorAll(scope)].flatMap((root) =>
		[...root.querySelectorAll("a[href], button, summary, label, [role=tab]")]);
	const named = all.filter(shown).map((element) => [element, nameOf(element.matches("label") && element.control || element)]);
	return (named.find(([, own]) => own === name) || named.find(([, own]) => own.startsWith(name)) || [])[0];
}

// aim is where to click it: [x, y], or words about why that cannot be.
function aim(scope, name) {
	const target = find(scope, name);
	if (!target) return `nothing is called ${name}`;
	const middle = () => {
		const box = [...target.getClientRects()].find((b) => b.width && b.height);
		return [box.left + box.width / 2, box.top + box.height / 2];
	};
	const hit = () => {
		const at = document.elementFromPoint(...middle());
		return at && (target.contains(at) || at.contains(target) && at.closest("label, a, button") === target) ? null : at || document.documentElement;
	};
	if (!hit()) return middle();
	target.scrollIntoView({ block: "center", behavior: "instant" });
	const cover = hit();
	return cover ? `${name} is covered by <${cover.localName} class="${cover.className}">` : middle();
}

const questionOnScreen = () => [...document.querySelectorAll("section.question")].find(shown);

// question is the quiz's question on the screen, with its key.
function question() {
	if (!document.querySelector("form[data-ready]")) throw new Error("the quiz's script has not run yet");
	const section = questionOnScreen();
	const page = JSON.parse(document.querySelector("#_quiz-data").textContent);
	// That of an exam is sealed: base64 of UTF-8.
	const data = typeof page === "string" ? JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(page), (c) => c.charCodeAt(0)))) : page;
	const { id, type, choices } = data.questions.find((q) => "q-" + q.id === section.id);
	return {
		id,
		type,
		title: read(section.querySelector(".question-prompt")),
		number: read(section.querySelector(".question-number")),
		choices: [...section.querySelectorAll(".choice")].map((card) => {
			const { right, weight } = choices.find((choice) => choice.id === card.dataset.choice);
			const { checked, disabled } = card.querySelector("input");
			return { id: card.dataset.choice, text: read(card.querySelector(".choice-text")), right, weight, checked, disabled };
		}),
	};
}

// faults are words about what a screen reader would stumble over.
function faults() {
	const found = [];
	const all = (selector) => [...document.querySelectorAll(selector)];
	const tag = (element) => element.cloneNode(false).outerHTML;

	const ids = all("[id]").map((element) => element.id);
	for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) found.push(`two elements have the id ${id}`);
	for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
		for (const element of all(`[${name}]`).filter(shown)) {
			for (const id of element.getAttribute(name).split(" ")) {
				if (!ids.includes(id)) found.push(`${tag(element)} names ${id}, which is not there`);
			}
		}
	}
	for (const link of all('a[href^="#"]')) {
		const id = decodeURIComponent(link.hash.slice(1));
		if (id && !ids.includes(id)) found.push(`${tag(link)} leads nowhere`);
	}
	for (const image of all("img:not([alt])")) found.push(`${tag(image)} has no alt`);

	const headings = all("h1, h2, h3, h4, h5, h6").filter(shown);
	if (headings.filter((heading) => heading.localName === "h1").length !== 1) found.push("not one h1");
	headings.reduce((before, heading) => {
		const level = +heading.localName[1];
		if (level > before + 1) found.push(`h${level} "${read(heading)}" follows h${before}`);
		return level;
	}, 0);

	for (const heading of all("h1, h2, h3, h4").filter((one) => one.id && one.tabIndex === -1 && one.hasAttribute("tabindex"))) {
		if (heading.closest(`[aria-labelledby~="${heading.id}"]`)) found.push(`"${read(heading)}" takes the focus inside what it names: it is said twice`);
	}

	for (const landmark of ["body > header", "main", "body > footer"]) {
		if (all(landmark).length !== 1) found.push(`${all(landmark).length} of ${landmark}`);
	}
	const names = all("nav").filter(shown).map((nav) =>
		nav.getAttribute("aria-label") || read(document.getElementById(nav.getAttribute("aria-labelledby"))));
	if (new Set(names).size !== names.length) found.push(`navigations share a name: ${names}`);
	if (!document.documentElement.lang) found.push("no language");
	if (!document.title) found.push("no title");

	for (const control of all("a[href], button, summary, input, select, textarea").filter(shown)) {
		const box = (control.labels?.[0] || control).getBoundingClientRect();
		if (control.matches(".visually-hidden[tabindex='-1']")) continue; // neither Tab nor a pointer comes to it
		const inText = control.matches("p a, li a, dd a, td a, span a, .prose a");
		if (!inText && Math.min(box.width, box.height) < 24) found.push(`${nameOf(control)} is only ${box.width} by ${box.height}`);
	}
	return found;
}

// focusShows tells whether what has the focus is in the window and it, or the
// card around it, has an outline.
function focusShows() {
	const active = document.activeElement;
	const box = (active.labels?.[0] || active).getBoundingClientRect();
	if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return false;
	const drawn = [active, ...(active.labels || []), active.closest(".choice, .search-field")];
	// A link may cover its card.
	const styles = drawn.filter(Boolean).flatMap((part) => [getComputedStyle(part), getComputedStyle(part, "::after")]);
	return !outlineIsCut(active) && styles.some(({ outlineStyle, outlineWidth }) =>
		outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
}

// outlineIsCut tells whether a column that scrolls cuts off an outline at its
// sides, where nothing brings it into sight.
function outlineIsCut(part) {
	const column = part.closest(".tree-in, .contents-in");
	const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(part);
	if (!column || outlineStyle === "none") return false;
	const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
	const [box, sides] = [part, column].map((e) => e.getBoundingClientRect());
	return box.left - out < sides.left || box.right + out > sides.right;
}
