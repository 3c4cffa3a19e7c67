/**
 * Makes the site work without a network: starts its worker, tells it what the
 * first visit loaded, and shows what a learner should know. Comes after the page
 * has loaded (start.ts); where a browser refuses, the page is as it was.
 */
import { base, tell, workerOf } from "./client.ts";
import { showKeeping } from "./keep.ts";
import { offer, sayCopy } from "./notes.ts";

/** Tells of a worker that waits while another one works, now and later. */
function watch(registration: ServiceWorkerRegistration): void {
  const follow = () => {
    const { active, installing, waiting } = registration;
    if (!active) return; // the first one has nobody to wait for
    if (waiting) offer(waiting);
    installing?.addEventListener("statechange", () => installing.state === "installed" && offer(installing));
  };
  follow();
  registration.addEventListener("updatefound", follow);
}

async function start(): Promise<void> {
  const container = navigator.serviceWorker; // may throw in a frame
  const address = new URL("worker.js", base).href;
  // A worker that came while the page loaded has not seen what it loaded.
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const known = container.controller?.scriptURL === address && visit?.workerStart > 0;
  const registration = await container.register(address, { updateViaCache: "none" });
  watch(registration);
  const worker = await workerOf(registration);
  if (!known) {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    tell(worker, "seen", { urls: [location.href, ...loaded] });
  }
  tell(worker, "hello", {}, ({ copy }) => copy && sayCopy());
  showKeeping(worker);
}

start().catch(() => document.documentElement.classList.remove("worker"));
