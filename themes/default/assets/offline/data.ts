// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface WorkerData {
  readonly site: string;
  readonly version: string;
  readonly core: readonly string[];
  readonly assets: readonly string[];
  readonly folders: readonly string[];
}
