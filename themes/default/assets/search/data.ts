// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface Files {
  readonly index: Manifest;
  readonly t: TermShard;
  readonly p: Readonly<Record<string, PageShown>>;
  readonly w: readonly string[];
}

export interface Manifest {
  readonly language: string;
  readonly sections: string;
  readonly terms: readonly string[];
  readonly pages: readonly string[];
  readonly words: string;
  readonly start: readonly Start[];
  readonly strings: Readonly<Record<string, string>>;
}

export interface TermShard {
  readonly terms: readonly TermForms[];
  readonly shown: Readonly<Record<string, PageShown>>;
}

export interface PageShown {
  readonly url: string;
  readonly title: string;
  readonly context: string;
  readonly group: number;
  readonly sections: Readonly<Record<string, string>>;
}

export interface Start {
  readonly url: string;
  readonly title: string;
}

export interface TermForms {
  readonly key: string;
  readonly sections: number;
  readonly forms: readonly string[];
}
