// crawl follows all that the site at root names, from the addresses of start:
// links, images, styles, scripts, what they load, feeds, lists. It reads with
// the browser's own parsers and knows nothing of how the site was made.
async function crawl(root, start) {
	const found = new Map(); // addresses without fragments → { from, hashes, ids, links }
	const broken = [];
	const queue = [];

	const want = (text, base, from) => {
		let url;
		try {
			url = new URL(text, base);
		} catch {
			return broken.push(`${from} names ${text}, which is no address`);
		}
		if (url.origin !== location.origin) return;
		const { hash } = url;
		url.hash = "";
		if (!url.href.startsWith(root)) return broken.push(`${from} leads out of the site: ${text}`);
		let it = found.get(url.href);
		if (!it) {
			found.set(url.href, (it = { from, hashes: new Map() }));
			queue.push(url.href);
		}
		if (hash.length > 1) it.hashes.set(decodeURIComponent(hash.slice(1)), from);
	};

	// urls finds the addresses in what a page hands to its scripts.
	const urls = (value, see) => {
		if (Array.isArray(value)) for (const v of value) urls(v, see);
		else if (value && typeof value === "object") for (const [key, v] of Object.entries(value)) typeof v === "string" ? see(key, v) : urls(v, see);
		else if (typeof value === "string") see("", value);
	};

	const addresses = ["href", "src", "action", "formaction", "poster", "xlink:href", "cite"];
	const isFile = /^(?:\.{0,2}\/)?[^\s:]*\.(?:js|css|json|svg|png|webmanifest)$/;

	function markup(part, base, from) {
		const site = part.querySelector("[data-root]")?.dataset.root ?? "";
		const ids = new Set();
		for (const element of part.querySelectorAll("*")) {
			if (element.id) ids.add(element.id);
			if (element.localName === "template") markup(element.content, base, from);
			for (const { name, value } of element.attributes) {
				if (addresses.includes(name)) want(value, base, from);
				else if (name === "srcset") for (const one of value.split(",")) want(one.trim().split(/\s/)[0], base, from);
				else if (name.startsWith("data-") && (isFile.test(value) || /^\.\.?\//.test(value))) want(value, base, from);
				else if (/^url\(#/.test(value) && !part.querySelector(value.slice(4, -1))) broken.push(`${from}: ${name} names ${value}`);
			}
			if (element.localName === "meta" && element.content.startsWith("http")) want(element.content, base, from);
			if (element.localName === "meta" && element.httpEquiv === "refresh") want(element.content.split("url=")[1], base, from);
			if (element.localName === "style") styles(element.textContent, base, from);
			if (element.type === "application/ld+json") {
				urls(JSON.parse(element.textContent), (_, text) => text.startsWith(location.origin) && want(text, base, from));
			}
			if (element.type === "application/json") {
				urls(JSON.parse(element.textContent), (key, text) => {
					if (key === "url") want(text, /^[./]/.test(text) ? base : new URL(site || ".", base), from);
					else if (/<\w/.test(text)) markup(new DOMParser().parseFromString(text, "text/html"), base, from);
				});
			}
		}
		return ids;
	}

	const styles = (text, base, from) => {
		for (const [, , url] of text.matchAll(/url\((["']?)(.*?)\1\)/g)) want(url, base, from);
		for (const [, url] of text.matchAll(/@import\s*["'](.*?)["']/g)) want(url, base, from);
	};

	async function read(url) {
		const it = found.get(url);
		const answer = await fetch(url);
		const here = url.slice(root.length - 1);
		if (!answer.ok && !start.includes(url)) return broken.push(`${it.from} names ${here}: ${answer.status}`);
		if (answer.redirected) broken.push(`${it.from} names ${here}, which is moved to ${answer.url}`);
		const kind = answer.headers.get("Content-Type").split(";")[0];
		if (/image\/(?!svg)/.test(kind)) {
			const { width } = await createImageBitmap(await answer.blob());
			return width > 0 || broken.push(`${here} is no image`);
		}
		const text = await answer.text();
		if (kind === "text/html") it.ids = markup(new DOMParser().parseFromString(text, kind), url, here);
		else if (/xml$/.test(kind)) {
			const tree = new DOMParser().parseFromString(text, "application/xml");
			if (tree.querySelector("parsererror")) broken.push(`${here} is no XML`);
			it.ids = markup(tree, url, here);
			for (const place of tree.querySelectorAll("loc, icon, logo")) want(place.textContent, url, here);
		} else if (kind === "text/css") styles(text, url, here);
		else if (kind === "application/manifest+json") urls(JSON.parse(text), (key, value) => ["src", "start_url", "scope", "url"].includes(key) && want(value, url, here));
		else if (here.startsWith("/assets/offline/")) urls(JSON.parse(text), (key, value) => (key === "url" || key === "") && want(value, url, here));
		else if (here === "/robots.txt") for (const [, map] of text.matchAll(/^Sitemap: (.*)$/gm)) want(map, url, here);
		else if (here === "/worker.js") {
			const { core, assets } = JSON.parse(/self\.ders=(\{.*?\});/.exec(text)[1]);
			for (const file of [...core, ...assets]) want(file, root, here);
		}
	}

	for (const url of start) want(url, root, "the test");
	const worker = async () => {
		while (queue.length) await read(queue.pop());
	};
	while (queue.length) await Promise.all(Array.from({ length: 8 }, worker));
	let anchors = 0;
	for (const [url, { hashes, ids }] of found) {
		for (const [id, from] of hashes) {
			anchors++;
			if (ids && !ids.has(id)) broken.push(`${from} names ${url.slice(root.length - 1)}#${id}, where there is no such place`);
		}
	}
	return { broken, anchors, found: [...found.keys()].map((url) => decodeURI(url.slice(root.length))) };
}
