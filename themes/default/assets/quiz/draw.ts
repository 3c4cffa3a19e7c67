/** Which questions an attempt asks: pure, with chance handed in. */
import type { QuizData } from "./data.ts";

export type Random = () => number; // 0 ≤ x < 1

/**
 * Ids of the questions to ask, in the author's order: all that no draw names,
 * and of each draw as many as it wants. Rather asked are those that are held
 * already, then those never seen, then those seen longest ago. No draw asks what
 * another one does.
 */
export function ask(
  quiz: Pick<QuizData, "draws" | "questions">,
  seen: readonly string[],
  random: Random,
  held: readonly string[] = [],
): string[] {
  const ids = quiz.questions.map((question) => question.id);
  if (!quiz.draws.length) return ids;
  const rank = new Map([...seen.map((id, i) => [id, i + 1] as const), ...held.map((id, i) => [id, i - held.length] as const)]);
  const ranked = mix(ids, random).sort((a, b) => (rank.get(a) || 0) - (rank.get(b) || 0));

  // Draws may share questions. In the order of ranks each question finds a draw
  // with room for it, or one that can hand another question on to a third.
  const pools = quiz.draws.map((draw) => new Set(draw.questions));
  const drawn = pools.map(() => new Set<string>());
  const place = (id: string, tried: Set<number>): boolean =>
    quiz.draws.some(({ count }, i) => {
      if (!pools[i].has(id) || tried.has(i)) return false;
      tried.add(i);
      if (drawn[i].size >= count && ![...drawn[i]].some((other) => place(other, tried) && drawn[i].delete(other))) return false;
      drawn[i].add(id);
      return true;
    });
  const asked = new Set(ranked.filter((id) => place(id, new Set()) || !pools.some((pool) => pool.has(id))));
  return ids.filter((id) => asked.has(id));
}

/** Fisher and Yates: every order is equally likely. */
export function mix(list: readonly string[], random: Random): string[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}
