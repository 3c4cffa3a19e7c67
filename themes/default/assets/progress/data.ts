// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface ProgressData {
  readonly site: string;
  readonly modules: readonly CourseData[];
  readonly paths: readonly PathData[];
  readonly strings: Readonly<Record<string, string>>;
  readonly passMark: number;
  readonly topics: readonly TopicData[];
  readonly review: string;
  readonly reviewed: readonly ReviewedData[];
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

export interface PathData {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly modules: readonly string[];
  readonly exams: readonly AssessmentData[];
  readonly certificate: string;
}

export interface TopicData {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly LinkData[];
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

export interface LinkData {
  readonly title: string;
  readonly url: string;
}
