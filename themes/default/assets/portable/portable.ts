/**
 * What a server would do, where the site was opened from a disk: a browser lets
 * no page read a file there, and no folder answers with its page.
 */
export {};

/** Takes the text of a file from the script that the build put beside it. */
self.fetch = (file) =>
  new Promise((resolve, reject) => {
    const script: HTMLScriptElement & { file?: string } = document.createElement("script");
    script.src = new URL(String(file), location.href).href.replace(/[?#].*/, "") + ".js";
    script.onload = script.onerror = () => {
      script.remove();
      if (script.file === undefined) reject(new TypeError(script.src));
      else resolve(new Response(script.file));
    };
    document.head.append(script);
  });

const root = new URL(document.documentElement.dataset.root!, location.href).href;

/** Leads a link to a folder, as scripts and themes of the site's own make them, to its page. */
function lead(link: HTMLAnchorElement): void {
  if (link.href.startsWith(root) && link.pathname.endsWith("/")) link.pathname += "index.html";
}

const links = "a[href]";
document.querySelectorAll<HTMLAnchorElement>(links).forEach(lead);
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    for (const node of type === "attributes" ? [target] : addedNodes) {
      if (node instanceof HTMLAnchorElement) lead(node);
      else if (node instanceof Element) node.querySelectorAll<HTMLAnchorElement>(links).forEach(lead);
    }
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["href"] });
