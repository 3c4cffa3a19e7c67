/** The page's end of the talk with the worker. */
import type { Word } from "./scope.ts";

const { dataset } = document.documentElement;

/** The site's root. */
export const base = new URL(dataset.root || ".", location.href);

/** Says a word to the worker; hear is called with each of its answers. */
export function tell(worker: ServiceWorker, say: Word, more: object = {}, hear: (answer: any) => void = () => {}): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(data);
  worker.postMessage({ say, ...more }, [port2]);
}

/** This site's worker, as soon as it works. */
export async function workerOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = registration.active || registration.installing || registration.waiting!;
  if (worker.state === "activated" || registration.active) return worker;
  return new Promise((ready) => worker.addEventListener("statechange", () => worker.state === "activated" && ready(worker)));
}
