/** What this site's worker uses of its global scope. TypeScript's own description of it does not go with that of pages. */
import type { WorkerData } from "./data.ts";

export interface LongEvent extends Event {
  /** The worker lives until work is done. */
  waitUntil(work: Promise<unknown>): void;
}

export interface AskEvent extends LongEvent {
  readonly request: Request;
  /** The page that comes of a navigation. */
  readonly resultingClientId?: string;
  respondWith(answer: Promise<Response>): void;
}

export interface WordEvent extends LongEvent {
  readonly data: { readonly say: Word; readonly list?: string; readonly urls?: readonly string[] };
  readonly source: { readonly id: string } | null;
  readonly ports: readonly MessagePort[];
}

/**
 * What pages say to the worker. hello: was this page a copy? seen: a first visit
 * loaded these. state, keep, drop: of a list. skip: the new version may begin.
 */
export type Word = "hello" | "seen" | "state" | "keep" | "drop" | "skip";

/** How a list stands. within: kept as a part of another one. full: no room. failed: no network, or the site has just changed. */
export interface Standing {
  readonly state: "none" | "busy" | "kept" | "newer" | "within" | "failed" | "full";
  /** While it is busy: how many files there are, how many are there, and the same of pages. */
  readonly files?: number;
  readonly filesDone?: number;
  readonly pages?: number;
  readonly pagesDone?: number;
}

export interface WorkerScope {
  readonly ders: WorkerData;
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LongEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: AskEvent) => void): void;
  addEventListener(type: "message", listener: (event: WordEvent) => void): void;
}
