// Package lint gives advice about content that is legal but poor. A rule looks
// at the assembled site and never changes it; `allow:` in a file's front matter
// silences a rule there, with a reason.
//
// It promises that advice stands at the place to mend, that each rule looks at
// a place once, and that a file with an error gets no advice about its
// questions: half of it would be about the error. It refuses to guess: where a
// machine cannot tell a flaw from good writing a rule keeps silent, so that
// what it says is worth reading.
//
//	content.go   what rules look at: quizzes with their words, …
//	silence.go   allow:
//	pages.go     of every page
//	reading.go   spelling.go  suffix.go  prose.go             what a lesson or an article says
//	             of questions:
//	length.go    count.go  wording.go  parallel.go   the choices
//	order.go     the order of the choices
//	stems.go     clang.go                            the prompt
//	feedback.go  objectives.go                       what belongs to a question
//	renewal.go   certificates that nobody can renew
//
// The rules of questions follow Haladyna, Downing and Rodriguez 2002, "A Review
// of Multiple-Choice Item-Writing Guidelines for Classroom Assessment", Applied
// Measurement in Education 15(3), 309-334, called HDR in the comments. Where a
// threshold is ours, its comment says so.
package lint

import (
	"slices"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// A Rule is one piece of advice: what it says, why, and what it looks for.
type Rule struct {
	*source.Rule
	Doc Docs
	// One of the three: what a rule looks at.
	quiz func(q *quiz, report report)
	page func(d *document, report report) // of a lesson or an article in Turkish
	site func(c *content, report report)
}

// Docs explain a rule to an author in both languages.
type Docs struct{ Turkish, English Doc }

// A Doc explains a rule. Bad and Good are Markdown as an author would write it;
// both may be empty.
type Doc struct {
	Why    string // why it matters
	Bad    string
	Good   string
	Source string // where the rule and its threshold come from
}

// A report hands over a place to mend.
type report = func(at source.Span, args ...any)

var rules = []Rule{
	missingDescription, pathlessModule, longSentenceRule, longMeanRule, hardTextRule, spelling, gluedSuffix, punctuation,
	longestKey, choiceCount, allOrNone, absoluteWord, notParallel,
	unsortedNumbers, keyFirst,
	plainNegative, repeatedWord,
	noFeedback, noExplanation, untestedObjective, untestedLesson, aimlessLesson,
	usedUpAttempts,
}

// Rules lists the rules.
func Rules() []Rule { return rules }

// Check runs every rule. found is what is known to be wrong with the files.
// Most advice depends on one quiz or document alone: remember, which gets
// pointers to these and what computes the advice about one, may know it from
// before; it calls the other from several goroutines at once.
func Check(s *site.Site, found source.List, remember func(about []any, advise func(any) source.List) []source.List) source.List {
	c := newContent(s, found)
	var diags source.List
	for _, rule := range rules {
		if rule.site != nil {
			rule.site(c, rule.to(&diags))
		}
	}
	about := make([]any, 0, len(s.Pages))
	turkish := c.language.Tag() == "tr"
	for _, page := range s.Pages {
		if turkish && isRead(page) && !c.broken[page.Doc.File] {
			about = append(about, page.Doc)
		}
	}
	for _, page := range s.Pages {
		for q := range quizzesOf(page) {
			if !c.isBroken(q) {
				about = append(about, q)
			}
		}
	}
	advice := remember(about, func(one any) source.List {
		if doc, ok := one.(*site.Document); ok {
			return adviseDocument(doc, c.language)
		}
		return adviseQuiz(one.(*site.Quiz), c.language)
	})
	return slices.Concat(diags, slices.Concat(advice...))
}

// isRead reports whether a page is a text to read, sentence by sentence.
func isRead(page *site.Page) bool {
	switch page.Kind {
	case site.Lesson, site.Article, site.FAQ:
		return true
	}
	return false
}

func adviseQuiz(q *site.Quiz, l *lang.Language) (diags source.List) {
	ready := newQuiz(q, l)
	for _, rule := range rules {
		if rule.quiz != nil {
			rule.quiz(ready, rule.to(&diags))
		}
	}
	return diags
}

func adviseDocument(doc *site.Document, l *lang.Language) (diags source.List) {
	ready := documents.Get().(*document)
	defer documents.Put(ready)
	ready.read(doc, l)
	for _, rule := range rules {
		if rule.page != nil {
			rule.page(ready, rule.to(&diags))
		}
	}
	return diags
}

// to is a report that adds to a list.
func (r *Rule) to(diags *source.List) report {
	rule := r.Rule
	return func(at source.Span, args ...any) { diags.Add(at.Report(rule, args...)) }
}

// hdr is the source that most rules name.
const hdr = "Haladyna, Downing ve Rodriguez 2002, Applied Measurement in Education 15(3), 309-334"

// hdrEnglish is hdr in English.
const hdrEnglish = "Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15(3), 309-334"
