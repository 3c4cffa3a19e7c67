package render

// ProgressData is what the script of the learner's progress page reads: what
// there is to do, module by module. It grows with the modules, their lessons,
// assessments and objectives, not with questions. The TypeScript types in
// assets/progress/data.ts are generated from these types.
type ProgressData struct {
	Site    string            `json:"site"` // id
	Modules []CourseData      `json:"modules"`
	Paths   []PathData        `json:"paths"`
	Strings map[string]string `json:"strings"` // the theme's strings under "progress.js."

	PassMark int            `json:"passMark"` // percent, of the site
	Topics   []TopicData    `json:"topics"`   // objectives that its quizzes test
	Review   string         `json:"review"`   // address of the page of spaced review; empty for none
	Reviewed []ReviewedData `json:"reviewed"`
}

// CourseData is a module.
type CourseData struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	URL       string           `json:"url"`
	Names     []string         `json:"names"` // ids of the lessons
	Quiz      string           `json:"quiz"`  // id of the quiz that must be passed; empty for none
	Quizzes   []AssessmentData `json:"quizzes"`
	Scenarios []AssessmentData `json:"scenarios"`
}

// AssessmentData is a quiz or a scenario. Its id names it in the record.
type AssessmentData struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// PathData is a learning path.
type PathData struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Due         string           `json:"due"`     // as people write it; empty for none
	Modules     []string         `json:"modules"` // ids
	Exams       []AssessmentData `json:"exams"`   // its final exam, if it has one
	Certificate string           `json:"certificate"`
}

// CertificateData is what the script of a path's certificate reads. The
// TypeScript types in assets/certificate/data.ts are generated from these types.
type CertificateData struct {
	Site    string            `json:"site"` // id
	Path    PathData          `json:"path"`
	Modules []CourseData      `json:"modules"` // of the path
	Fields  []string          `json:"fields"`  // what the certificate names of the learner
	Valid   int               `json:"valid"`   // months; 0: for ever
	Version string            `json:"version"` // of the path's lessons and assessments
	Report  ReportData        `json:"report"`
	Strings map[string]string `json:"strings"` // the theme's strings under "certificate.js."
}

// ReportData is where a certificate may be reported.
type ReportData struct {
	Form  string `json:"form"` // with site.ReportFields in braces; empty for none
	Email string `json:"email"`
}

// A CertificateView is a certificate to fill in.
type CertificateView struct {
	Path         string // title
	Organisation string
	Signatory    string // may be empty
	Data         CertificateData
}
