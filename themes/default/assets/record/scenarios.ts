/** The part of a learner's record that holds scenarios: its shape, how to read it and how to merge two. */
import type { Part } from "./document.ts";
import { date, integer, object, string, strings, whole } from "./value.ts";

/** One way through a scenario, open or finished. */
export interface Run {
  /** Counts the runs of the scenario; the highest is the newest. */
  readonly number: number;
  readonly started: string; // ISO 8601; only for display and to break ties
  /** It is counted in attempts. */
  readonly finished: boolean;
  /** Ids of the moves that were chosen. */
  readonly moves: readonly string[];
  /** Ids of all moves in the order in which a scene shows its own. */
  readonly order: readonly string[];
  /** Of the scenario that was played; another one starts again. */
  readonly revision: string;
}

/** From the worst to the best. */
export const endings = ["poor", "medium", "good"];

export interface BestRun {
  readonly ending: string;
  readonly percent: number; // of the most points, 0 to 100
  readonly points: number; // may be below zero
  readonly date: string; // ISO 8601
}

export interface ScenarioRecord {
  readonly current?: Run;
  readonly best?: BestRun;
  /** Finished runs. */
  readonly attempts: number;
}

/** The part of the record under "scenarios". */
export const scenarios: Part<ScenarioRecord> = {
  read(value, need) {
    const from = object(value);
    return (
      from && {
        attempts: need(whole(from.attempts)) || 0,
        current: from.current === undefined ? undefined : need(readRun(from.current)),
        best: from.best === undefined ? undefined : need(readBest(from.best)),
      }
    );
  },
  merge: mergeScenarios,
};

function readRun(value: unknown): Run | undefined {
  const from = object(value);
  const number = whole(from?.number);
  const started = date(from?.started);
  const moves = strings(from?.moves);
  const order = strings(from?.order);
  const revision = string(from?.revision);
  if (!from || number === undefined || !started || !moves || !order || revision === undefined) return undefined;
  return { number, started, finished: from.finished === true, moves, order, revision };
}

function readBest(value: unknown): BestRun | undefined {
  const from = object(value);
  const percent = whole(from?.percent);
  const points = integer(from?.points);
  const when = date(from?.date);
  const ending = endings.find((name) => name === from?.ending);
  if (!ending || percent === undefined || percent > 100 || points === undefined || !when) return undefined;
  return { ending, percent, points, date: when };
}

export function mergeScenarios(stored: ScenarioRecord | undefined, mine: ScenarioRecord): ScenarioRecord {
  if (!stored) return mine;
  return {
    attempts: Math.max(stored.attempts, mine.attempts),
    current: mergeRuns(stored.current, mine.current),
    best: betterRun(stored.best, mine.best),
  };
}

/** The newer run; of one run in two tabs the longer, and where they part the stored one: its answer was given first. */
export function mergeRuns(stored: Run | undefined, mine: Run | undefined): Run | undefined {
  if (!stored || !mine) return mine || stored;
  if (!sameRun(stored, mine)) {
    return mine.number > stored.number || (mine.number === stored.number && mine.started > stored.started) ? mine : stored;
  }
  const goesOn = stored.moves.every((move, i) => move === mine.moves[i]);
  return { ...(goesOn ? mine : stored), finished: stored.finished || mine.finished };
}

export const sameRun = (a: Run, b: Run): boolean => a.number === b.number && a.started === b.started;

/** The better ending, then the higher share of the points; the earlier of equals. */
export function betterRun(a: BestRun | undefined, b: BestRun | undefined): BestRun | undefined {
  if (!a || !b) return a || b;
  const ahead = endings.indexOf(b.ending) - endings.indexOf(a.ending) || b.percent - a.percent;
  return ahead > 0 ? b : a;
}
