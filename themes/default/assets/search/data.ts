// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface Files {
  readonly index: Manifest;
  readonly t: Shard;
  readonly p: Shard;
  readonly w: readonly string[];
}

export interface Manifest {
  readonly language: string;
  readonly sections: string;
  readonly places: readonly Place[];
  readonly terms: readonly string[];
  readonly pages: readonly string[];
  readonly words: string;
  readonly start: readonly Start[];
  readonly strings: Readonly<Record<string, string>>;
}

export interface Shard {
  readonly terms: readonly string[];
  readonly pages: Readonly<Record<number, string>>;
  readonly shown: Readonly<Record<number, string>>;
}

export interface Place {
  readonly url: string;
  readonly context: string;
  readonly group: number;
}

export interface Start {
  readonly url: string;
  readonly title: string;
}
