/** The part of a question's form that takes the answer: a list of strings, whatever the type. */
export interface Input {
  read(): string[];
  /** Shows an answer, or none yet; what has choices puts them in this order. */
  write(answer: readonly string[], order: readonly string[]): void;
  /** Says what an answer still lacks; "" if it can be given. */
  missing(): string;
  /** Locks the input and shows what was right and why. */
  reveal(answer: readonly string[]): void;
  conceal(): void;
  /** An answer in words, one node for each part. */
  describe(answer: readonly string[]): readonly (Node | string)[];
  /** The right answer. */
  key(): readonly string[];
}
