package render

import "ders/generator/site"

// A ReviewView is spaced review: questions that were answered wrong come back
// after days. The home page tells how many there are today, the page at URL
// asks them.
type ReviewView struct {
	URL  string         // of the page
	Home HomeReviewData // of the home page
	Data ReviewData     // of the page itself
	Quiz QuizData       // likewise: what its questions say; it has none of its own
}

// HomeReviewData is what the home page reads to tell how many come back today.
type HomeReviewData struct {
	Reviewed []ReviewedData `json:"reviewed"`
}

// ReviewData is what the script of the page of spaced review reads: the quizzes
// whose questions it may ask, and which pages hold them. The TypeScript types
// in assets/review/data.ts are generated from these types.
type ReviewData struct {
	Reviewed []ReviewedData    `json:"reviewed"`
	Pages    []AssessmentData  `json:"pages"` // of these quizzes, in the same order
	Modules  []CourseData      `json:"modules"`
	Strings  map[string]string `json:"strings"` // the theme's strings under "review.js."
}

// ReviewedData says when the questions of a quiz may come back: when its
// modules are done, and of an exam only when nobody can take it any more for
// its key: it is passed, or its attempts are used up for good.
type ReviewedData struct {
	ID       string   `json:"id"`
	Modules  []string `json:"modules"` // ids: its module, or those of the path that it ends
	Exam     bool     `json:"exam"`
	Attempts int      `json:"attempts"` // 0: they never run out, or come back
}

// quizzes are the pages of all quizzes, in reading order.
func (r *renderer) quizzes() []*site.Page {
	var pages []*site.Page
	for _, page := range r.site.Pages {
		if page.Quiz != nil {
			pages = append(pages, page)
		}
	}
	return pages
}

func (r *renderer) reviewed() []ReviewedData {
	all := []ReviewedData{}
	for _, page := range r.quizzes() {
		q := page.Quiz
		data := ReviewedData{ID: q.ID(), Modules: []string{}, Exam: q.Mode == site.Assessment}
		if q.RetryAfter == 0 {
			data.Attempts = q.Attempts
		}
		if page.Module != nil {
			data.Modules = append(data.Modules, page.Module.ID)
		}
		if page.FinalOf != nil {
			for _, m := range page.FinalOf.Modules {
				data.Modules = append(data.Modules, m.ID)
			}
		}
		all = append(all, data)
	}
	return all
}

func (r *renderer) review(root string) *ReviewView {
	data := ReviewData{
		Reviewed: r.reviewed(), Pages: []AssessmentData{}, Modules: []CourseData{},
		Strings: r.theme.Strings("review.js.", true),
	}
	for _, page := range r.quizzes() {
		data.Pages = append(data.Pages, AssessmentData{page.Quiz.ID(), page.Title, r.to(root, page.URL)})
	}
	for _, m := range r.site.Modules {
		course := r.courseData(m, root)
		course.Quizzes, course.Scenarios = []AssessmentData{}, []AssessmentData{}
		data.Modules = append(data.Modules, course)
	}
	return &ReviewView{Data: data, Quiz: QuizData{
		// No file of the site begins with a point, so no quiz has this id.
		ID: ".review", Mode: string(site.Practice),
		Draws: []DrawData{}, Topics: []TopicData{}, Questions: []QuestionData{}, Strings: r.quiz,
	}}
}
