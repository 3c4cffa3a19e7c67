// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface ListData {
  readonly holds: readonly string[];
  readonly files: readonly FileData[];
}

export interface FileData {
  readonly url: string;
  readonly digest: string;
}
