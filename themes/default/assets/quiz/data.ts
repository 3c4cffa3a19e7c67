// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface QuizData {
  readonly id: string;
  readonly mode: string;
  readonly passMark: number;
  readonly attempts: number;
  readonly retryAfter: number;
  readonly timer: number;
  readonly shuffleQuestions: boolean;
  readonly draws: readonly DrawData[];
  readonly review: boolean;
  readonly topics: readonly TopicData[];
  readonly questions: readonly QuestionData[];
  readonly strings: Readonly<Record<string, string>>;
}

export interface DrawData {
  readonly count: number;
  readonly questions: readonly string[];
}

export interface TopicData {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly LinkData[];
}

export interface QuestionData {
  readonly id: string;
  readonly revision: string;
  readonly type: string;
  readonly scoring: string;
  readonly points: number;
  readonly tags: readonly string[];
  readonly topic: string;
  readonly shuffleChoices: boolean;
  readonly choices: readonly ChoiceData[];
  readonly exact: boolean;
  readonly unit: string;
  readonly rows: readonly RowData[];
  readonly gaps: readonly GapData[];
  readonly explanation: string;
}

export interface LinkData {
  readonly title: string;
  readonly url: string;
}

export interface ChoiceData {
  readonly id: string;
  readonly weight: number;
  readonly right: boolean;
  readonly feedback: string;
  readonly text: string;
  readonly low: string;
  readonly high: string;
}

export interface RowData {
  readonly id: string;
  readonly right: string;
}

export interface GapData {
  readonly id: string;
  readonly accepted: readonly string[];
  readonly options: readonly string[];
}
