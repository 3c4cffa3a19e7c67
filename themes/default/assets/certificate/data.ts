// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.
// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.

export interface CertificateData {
  readonly site: string;
  readonly path: PathData;
  readonly modules: readonly CourseData[];
  readonly fields: readonly string[];
  readonly valid: number;
  readonly version: string;
  readonly report: ReportData;
  readonly strings: Readonly<Record<string, string>>;
}

export interface PathData {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly modules: readonly string[];
  readonly exams: readonly AssessmentData[];
  readonly certificate: string;
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

export interface ReportData {
  readonly form: string;
  readonly email: string;
}

export interface AssessmentData {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}
