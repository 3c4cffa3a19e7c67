/**
 * A scenario being played, as values: pure, with chance and time handed in.
 * What is stored are the moves; everything else follows from them.
 * play.vectors.json is the contract.
 */
import { mix } from "../quiz/draw.ts";
import { type Run, type ScenarioRecord, betterRun } from "../record/scenarios.ts";
import type { ComparisonData, MoveData, NodeData, ScenarioData } from "./data.ts";

/** A scene that was left by a move. */
export interface Step {
  readonly node: NodeData;
  readonly move: MoveData;
  /** By how much the meters changed on the way to the next scene; only those that did. */
  readonly changes: ReadonlyMap<string, number>;
  readonly points: number;
}

/** How far the moves lead. */
export interface Way {
  readonly steps: readonly Step[];
  /** The scene or ending where the learner stands. */
  readonly node: NodeData;
  /** What can be said there, in the author's order. */
  readonly moves: readonly MoveData[];
  readonly meters: ReadonlyMap<string, number>;
  readonly points: number;
}

/** Replays moves from the start. A move that is not open where it is asked for ends the way. */
export function follow(data: ScenarioData, ids: readonly string[]): Way {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const bounds = new Map(data.meters.map((meter) => [meter.id, meter]));
  const meters = new Map(data.meters.map((meter) => [meter.id, meter.start]));
  let points = 0;

  const open = (node: NodeData) =>
    node.moves.filter((move) => move.if.every((asked) => holds(asked, asked.meter === "points" ? points : meters.get(asked.meter)!)));

  /** The scene or ending at id, after all routes on the way there. */
  function arrive(id: string): NodeData {
    const node = nodes.get(id)!;
    return node.kind === "route" ? take(open(node)[0]) : node;
  }
  function take(move: MoveData): NodeData {
    points += move.points;
    for (const { meter, by } of move.effects) {
      const { min, max } = bounds.get(meter)!;
      meters.set(meter, Math.min(max, Math.max(min, meters.get(meter)! + by)));
    }
    return arrive(move.to);
  }

  const steps: Step[] = [];
  let node = arrive(data.start);
  for (const id of ids) {
    const move = open(node).find((move) => move.id === id);
    if (!move) break;
    const before = { node, meters: new Map(meters), points };
    node = take(move);
    const changes = new Map<string, number>();
    for (const [meter, value] of meters) {
      const change = value - before.meters.get(meter)!;
      if (change) changes.set(meter, change);
    }
    steps.push({ node: before.node, move, changes, points: points - before.points });
  }
  return { steps, node, moves: open(node), meters, points };
}

function holds({ op, value }: ComparisonData, is: number): boolean {
  switch (op) {
    case "<":
      return is < value;
    case "<=":
      return is <= value;
    case "=":
      return is === value;
    case "!=":
      return is !== value;
    case ">=":
      return is >= value;
    case ">":
      return is > value;
  }
  throw new Error("no comparison " + op);
}

/** Points as a share of the most that can be had, rounded down; 0 where nothing can be had. */
export const percent = (points: number, best: number): number =>
  best > 0 ? Math.min(100, Math.floor((Math.max(0, points) * 100) / best)) : 0;

/** A new run after previous. */
export function begin(data: ScenarioData, previous: Run | undefined, now: Date, random: () => number): Run {
  return {
    number: (previous ? previous.number : 0) + 1,
    started: now.toISOString(),
    finished: false,
    moves: [],
    order: mix(data.nodes.flatMap((node) => (node.kind === "scene" ? node.moves.map((move) => move.id) : [])), random),
    revision: data.revision,
  };
}

/** The run as far as its moves lead; undefined if it is of another scenario. */
export function fit(run: Run, data: ScenarioData): Run | undefined {
  if (run.revision !== data.revision) return undefined;
  return { ...run, moves: follow(data, run.moves).steps.map((step) => step.move.id) };
}

/** Moves in the order in which the run shows them; those it does not know come last. */
export function arrange(moves: readonly MoveData[], run: Run): MoveData[] {
  const rank = (move: MoveData) => (run.order.includes(move.id) ? run.order.indexOf(move.id) : run.order.length);
  return [...moves].sort((a, b) => rank(a) - rank(b));
}

/** Counts a run when it comes to an ending, and keeps the better result. */
export function settle(entry: ScenarioRecord, data: ScenarioData, now: Date): ScenarioRecord {
  const run = entry.current!;
  const { node, points } = follow(data, run.moves);
  if (run.finished || node.kind !== "ending") return entry;
  return {
    current: { ...run, finished: true },
    attempts: entry.attempts + 1,
    best: betterRun(entry.best, { ending: node.ending, percent: percent(points, data.best), points, date: now.toISOString() }),
  };
}
