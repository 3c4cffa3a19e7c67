// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface ScenarioData {
  readonly id: string;
  readonly revision: string;
  readonly start: string;
  readonly best: number;
  readonly bestWay: readonly string[];
  readonly meters: readonly MeterData[];
  readonly nodes: readonly NodeData[];
  readonly strings: Readonly<Record<string, string>>;
}

export interface MeterData {
  readonly id: string;
  readonly label: string;
  readonly start: number;
  readonly min: number;
  readonly max: number;
}

export interface NodeData {
  readonly id: string;
  readonly kind: string;
  readonly ending: string;
  readonly feeling: string;
  readonly moves: readonly MoveData[];
}

export interface MoveData {
  readonly id: string;
  readonly html: string;
  readonly to: string;
  readonly points: number;
  readonly effects: readonly EffectData[];
  readonly if: readonly ComparisonData[];
  readonly coaching: string;
}

export interface EffectData {
  readonly meter: string;
  readonly by: number;
}

export interface ComparisonData {
  readonly meter: string;
  readonly op: string;
  readonly value: number;
}
