package site

import "ders/generator/source"

// Config is what ders.yaml says, with defaults filled in.
type Config struct {
	ID            string // names learners' records in the browser
	Title         string
	Description   string
	Language      string // "tr" or "en"
	BaseURL       string // ends in a slash; empty when the site has no known address
	Theme         string
	Logo          source.Value // an image beside the home page; empty for the theme's icon
	Accent        source.Value // a colour, "#0b5cad"; empty for the theme's own
	Repository    string       // for "edit this page" links; empty for none
	Editor        string       // an address with EditorFields in braces, which opens a place in the author's editor; empty for none
	PassMark      int          // percent, the default of every quiz
	SearchEngines bool         // false asks them to stay away
	Paths         []*LearningPath
	PathsUnread   bool // there may be more paths: what hides them was reported
	Certificate   Certificate
	Report        Report
	Feedback      Feedback
	Offline       bool           // the site works without a network once it was visited
	Portable      bool           // it is built to be opened from a disk, without a server
	Review        bool           // questions answered wrong come back after days
	External      []source.Value // addresses of other sites that pages lead to
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

// Feedback is where readers tell whether a page helped.
type Feedback struct {
	Form  string // an https address with FeedbackFields in braces; empty for none
	Email string // empty for none
}

// FeedbackFields is all that the address of a form for feedback may be given.
var FeedbackFields = []string{"title", "page", "answer"}

// EditorFields is all that the address of an editor may be given.
var EditorFields = []string{"file", "line", "column"}

// ReportFields is all that the address of a form may be given.
var ReportFields = []string{"name", "staff_id", "unit", "path", "path_id", "date", "score", "code", "site"}
