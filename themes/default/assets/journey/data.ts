// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface JourneyData {
  readonly here: PlaceData;
  readonly next: PlaceData;
  readonly strings: Readonly<Record<string, string>>;
}

export interface PlaceData {
  readonly kind: string;
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly module: string;
  readonly minutes: number;
}
