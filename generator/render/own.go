package render

import (
	"fmt"
	"iter"

	"ders/generator/site"
	"ders/generator/source"
)

// ownPages are the pages of the learner's own, the search page and the sheets,
// which stand in no file.
func ownPages(s *site.Site) iter.Seq[*site.Page] {
	return func(yield func(*site.Page) bool) {
		for _, page := range []*site.Page{s.Search, s.Progress, s.Review} {
			if page != nil && !yield(page) {
				return
			}
		}
		for _, p := range s.Paths {
			if p.Proof != nil && !yield(p.Proof) {
				return
			}
		}
		for _, page := range s.Pages {
			if page.Sheet != nil && !yield(page.Sheet) {
				return
			}
		}
	}
}

// own makes such a page. Search engines find nothing on it.
func (r *renderer) own(page *site.Page, room []byte) ([]byte, error) {
	if page.Kind == site.Sheet {
		return r.sheet(page, room)
	}
	root := rootOf(page.URL)
	v, err := r.shell(string(page.Kind), root, nil)
	if err != nil {
		return nil, err
	}
	v.NoIndex = true
	v.markCurrent(r.to(root, page.URL))
	v.Breadcrumb = []LinkView{{URL: r.to(root, ""), Title: r.strings["nav.home"]}}
	if progress := r.site.Progress; progress != nil && progress != page && page.Kind != site.Search {
		v.Breadcrumb = append(v.Breadcrumb, LinkView{URL: r.to(root, progress.URL), Title: r.strings["progress.title"]})
	}
	switch page.Kind {
	case site.Search:
		v.Title, v.Description = r.strings["search.title"], r.strings["search.lead"]
		v.Search = r.search(root)
	case site.Progress:
		v.Title, v.Description = r.strings["progress.title"], r.strings["progress.lead"]
		v.Progress = r.progress(root)
	case site.Review:
		v.Title, v.Description = r.strings["review.title"], r.strings["review.lead"]
		v.Review = r.review(root)
	default:
		v.Title = fmt.Sprintf(r.strings["certificate.title"], page.Title)
		v.Description = r.strings["certificate.lead"]
		v.Certificate = r.certificate(page.ProofOf, root)
	}
	return r.execute(v, room)
}

func (r *renderer) progress(root string) *ProgressData {
	data := &ProgressData{
		Site: r.site.Config.ID, Modules: []CourseData{}, Paths: []PathData{},
		Strings:  r.theme.Strings("progress.js.", true),
		PassMark: r.site.Config.PassMark, Topics: r.topicData(topicsOf(r.quizzes()...), root), Reviewed: []ReviewedData{},
	}
	if review := r.site.Review; review != nil {
		data.Review, data.Reviewed = r.to(root, review.URL), r.reviewed()
	}
	for _, m := range r.site.Modules {
		data.Modules = append(data.Modules, r.courseData(m, root))
	}
	for _, p := range r.site.Paths {
		data.Paths = append(data.Paths, r.pathData(p, root))
	}
	return data
}

func (r *renderer) certificate(p *site.Path, root string) *CertificateView {
	config := r.site.Config.Certificate
	v := &CertificateView{
		Path: p.Title, Organisation: config.Organisation, Signatory: config.Signatory,
		Data: CertificateData{
			Site: r.site.Config.ID, Path: r.pathData(p, root), Modules: []CourseData{},
			Fields: config.Fields, Valid: p.Valid, Version: version(p),
			Report:  ReportData(r.site.Config.Report),
			Strings: r.theme.Strings("certificate.js.", true),
		},
	}
	for _, m := range p.Modules {
		v.Data.Modules = append(v.Data.Modules, r.courseData(m, root))
	}
	return v
}

// courseData is a module with its assessments.
func (r *renderer) courseData(m *site.Module, root string) CourseData {
	course := r.course(m, root)
	data := CourseData{
		ID: m.ID, Title: course.Title, URL: course.URL, Quiz: course.Quiz,
		Names: []string{}, Quizzes: []AssessmentData{}, Scenarios: []AssessmentData{},
	}
	for _, lesson := range m.Lessons {
		data.Names = append(data.Names, lesson.ID)
	}
	for _, page := range m.Quizzes {
		data.Quizzes = append(data.Quizzes, AssessmentData{page.Quiz.ID(), page.Title, r.to(root, page.URL)})
	}
	for _, page := range m.Scenarios {
		data.Scenarios = append(data.Scenarios, AssessmentData{page.Scenario.ID(), page.Title, r.to(root, page.URL)})
	}
	return data
}

func (r *renderer) pathData(p *site.Path, root string) PathData {
	data := PathData{
		ID: p.ID.Text, Title: p.Title, Due: r.language.Date(p.Due),
		Modules: []string{}, Exams: []AssessmentData{}, Certificate: r.to(root, p.Proof.URL),
	}
	for _, m := range p.Modules {
		data.Modules = append(data.Modules, m.ID)
	}
	if p.Exam != nil {
		data.Exams = append(data.Exams, AssessmentData{p.Exam.Quiz.ID(), p.Exam.Title, r.to(root, p.Exam.URL)})
	}
	return data
}

// version changes with every file that a certificate of p rests on.
func version(p *site.Path) string {
	var parts []string
	add := func(file *source.File) { parts = append(parts, file.Path, file.Digest().String()) }
	for _, m := range p.Modules {
		for _, lesson := range m.Lessons {
			add(lesson.Doc.File)
		}
		for _, quiz := range m.Quizzes {
			add(quiz.Quiz.File)
		}
	}
	if p.Exam != nil {
		add(p.Exam.Quiz.File)
	}
	return source.Sum(parts...).Short()
}
