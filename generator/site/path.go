package site

import "ders/generator/source"

// A LearningPath is what ders.yaml says of a path: modules that lead to a
// certificate together.
type LearningPath struct {
	ID      source.Value
	Title   string
	Modules []source.Value // ids
	Due     string         // 2006-01-02, or empty
	Valid   int            // months that its certificate is valid for; 0: for ever
}

// A Path is a learning path with what it leads through.
type Path struct {
	*LearningPath
	Modules []*Module
	Exam    *Page // its final exam; nil where it has none
	Proof   *Page // its certificate
}

// A Certificate is what ders.yaml says of certificates.
type Certificate struct {
	Organisation string
	Signatory    string   // who signs beside the supervisor; may be empty
	Fields       []string // what it names of the learner: some of CertificateFields, the name first
}

// CertificateFields is all that a certificate may name of a learner.
var CertificateFields = []string{"name", "staff_id", "unit"}

// A Report is what ders.yaml says of where learners report results to.
type Report struct {
	Form  string // an https address with ReportFields in braces, "…?entry.1={name}"; empty for none
	Email string // empty for none
}

// ReportFields is all that the address of a form may be given.
var ReportFields = []string{"name", "staff_id", "unit", "path", "path_id", "date", "score", "code", "site"}
