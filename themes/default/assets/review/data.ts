// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface ReviewData {
  readonly reviewed: readonly ReviewedData[];
  readonly pages: readonly AssessmentData[];
  readonly modules: readonly CourseData[];
  readonly strings: Readonly<Record<string, string>>;
}

export interface ReviewedData {
  readonly id: string;
  readonly modules: readonly string[];
  readonly exam: boolean;
  readonly attempts: number;
}

export interface AssessmentData {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

export interface CourseData {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly names: readonly string[];
  readonly quiz: string;
  readonly quizzes: readonly AssessmentData[];
  readonly scenarios: readonly AssessmentData[];
}
