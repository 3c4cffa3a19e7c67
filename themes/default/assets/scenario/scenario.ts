/**
 * The scenario page: a conversation that goes on with what the learner says.
 * The page's state is the run; every change goes through save() into the
 * learner's record, and everything visible is drawn from it.
 */
import { write } from "../dom.ts";
import { map } from "../record/document.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { type ScenarioRecord, mergeRuns, mergeScenarios, sameRun, scenarios } from "../record/scenarios.ts";
import type { MoveData } from "./data.ts";
import { drawHead } from "./head.ts";
import { drawOutcome } from "./outcome.ts";
import { button, data, say } from "./page.ts";
import { arrange, begin, fit, follow, settle } from "./play.ts";
import { note, reply, scene } from "./talk.ts";

const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const article = find(".scenario");
const player = find(".player");
const talk = find(".talk");
const coach = find(".coach-now");
const said = coach.querySelector("[aria-live]")!;
const replies = find(".replies");
const foot = find(".player-foot");
const restart = find(".restart");
const outcome = find(".outcome");
const dialog = find(".ask") as HTMLDialogElement;
const notice = find("#_notice");
const back = document.querySelector(".back")!;
const onward = [...document.querySelectorAll(".onward")];

const record = pageRecord({ scenarios });
const stored = record.read().scenarios?.[data.id];
const kept = stored?.current && fit(stored.current, data);
let changed = !!stored?.current?.moves.length && !stored.current.finished && !kept;
let run = kept || begin(data, stored?.current, new Date(), Math.random);
let best = stored?.best;
let way = follow(data, run.moves);
/** The coach has spoken, and the next scene waits for the learner. */
let waiting = false;

/** The blocks of each step of this run, so that nothing is drawn anew that stands there. */
let blocks: { move: string; reply: HTMLElement; note?: HTMLElement }[] = [];
/** What the buttons below the transcript are for. */
let asked = "";

const next = button(say("next"), { class: "button go-on" }, goOn);
const again = button(say("again"), { class: "button" }, start);
const paper = button(say("print"), { class: "button button-quiet" }, () => print());

/** Merges the run into the record as it stands now, counts it at its end and takes back what is so. */
function save(): void {
  const document = record.update((document) => {
    const all = (document.scenarios = map(document.scenarios));
    const merged = mergeScenarios(all[data.id], { current: run, attempts: 0 });
    // Another tab may play another edition of this scenario: this one goes on, as the newest.
    const current = fit(merged.current!, data) || { ...run, number: merged.current!.number + 1 };
    all[data.id] = settle({ ...merged, current }, data, new Date());
  });
  take(document.scenarios![data.id]);
}

/** Makes entry's run the page's. */
function take({ current, best: kept }: ScenarioRecord): void {
  const other = !sameRun(current!, run);
  if (other || current!.moves.length !== run.moves.length) waiting = false;
  if (other) blocks = [];
  run = current!;
  best = kept;
  way = follow(data, run.moves);
}

/** Another tab wrote: what was said there appears here, too. */
function sync(): void {
  const entry = record.read().scenarios?.[data.id];
  const current = entry && fit(mergeRuns(entry.current, run)!, data);
  if (!current) return;
  take({ ...entry, current });
  draw();
}

function draw(): void {
  const over = !waiting && way.node.kind === "ending";
  drawHead(way, waiting ? way.steps[way.steps.length - 1].node : way.node);
  drawTalk();
  drawReplies(over);
  foot.hidden = over || !run.moves.length;
  outcome.hidden = !over;
  const good = way.node.ending === "good";
  again.className = good ? "button button-quiet" : "button";
  if (over) drawOutcome(way, best, good ? [...onward, again, paper, back] : [again, ...onward, paper, back]);
  else if (back.parentElement !== article) find("#_script").after(back);
  article.dataset.state = over ? "over" : "open";

  const trouble = record.keeping === "kept" ? (record.damaged ? say("damaged") : "") : say(record.keeping);
  write(notice, [changed && !over ? say("changed") : "", trouble].join(" ").trim());
}

function drawTalk(): void {
  way.steps.forEach((step, i) => {
    const move = step.move.id;
    if (blocks[i]?.move !== move) blocks[i] = { move, reply: reply(step), note: note(step) };
  });
  blocks.length = way.steps.length;
  const all = way.steps.flatMap((step, i) => [scene(step.node).block, blocks[i].reply, blocks[i].note || []].flat());
  const last = waiting ? all.pop() : scene(way.node).block;
  if (waiting) {
    if (said.firstChild !== last) said.replaceChildren(last!);
    if (!next.isConnected) coach.append(next);
  } else {
    all.push(last!);
    said.replaceChildren();
    next.remove();
  }
  // What stands there stays untouched, and with it the focus and what a reader has heard.
  if ([...talk.children].every((child, i) => child === all[i])) talk.append(...all.slice(talk.children.length));
  else talk.replaceChildren(...all);
}

function drawReplies(over: boolean): void {
  replies.hidden = over || waiting;
  const question = run.number + " " + run.started + " " + way.node.id;
  if (asked === question) return;
  asked = question;
  while (replies.children.length > 1) replies.lastChild!.remove();
  for (const move of arrange(way.moves, run)) replies.append(button(move.html, { class: "choose" }, () => choose(move)));
}

function choose(move: MoveData): void {
  const { moves } = run;
  run = { ...run, moves: [...moves, move.id] };
  save();
  // The other tab may have been faster.
  waiting = !!move.coaching && run.moves.length === moves.length + 1 && run.moves[moves.length] === move.id;
  draw();
  if (!waiting) return look();
  next.focus({ preventScroll: true });
  bringIn(blocks[blocks.length - 1].reply, coach);
}

function goOn(): void {
  waiting = false;
  draw();
  look();
}

/** Moves the focus to what is new: the scene, or the outcome behind the last one. */
function look(): void {
  const { heading, block } = scene(way.node);
  heading.focus({ preventScroll: true });
  if (outcome.hidden) bringIn(block, replies);
  else block.scrollIntoView(); // so that one sees that more follows
}

/** Scrolls no more than needed, and never top out of the window. */
function bringIn(top: HTMLElement, bottom: HTMLElement): void {
  bottom.scrollIntoView({ block: "nearest" });
  top.scrollIntoView({ block: "nearest" });
}

function start(): void {
  run = begin(data, run, new Date(), Math.random);
  blocks = [];
  waiting = changed = false;
  save();
  draw();
  look();
}

restart.addEventListener("click", () => {
  restart.focus(); // which Safari does not do, and so would not come back to it
  dialog.showModal();
});
dialog.addEventListener("close", () => {
  if (dialog.returnValue) start();
  dialog.returnValue = "";
});

// The digits choose. They have no other use here: nothing can be typed.
player.addEventListener("keydown", (event) => {
  const choice = replies.querySelectorAll("button")[+event.key - 1];
  if (!choice || replies.hidden || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  choice.click();
});

watchRecord(record, sync);
save();
draw();
find("#_play").hidden = false;
article.dataset.ready = "";
