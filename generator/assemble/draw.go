package assemble

import (
	"net/url"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleDrawQuiz = source.Define("quiz/unknown-draw-quiz", source.Error,
		source.Text{Message: "soru çekilecek “%s” sınavı yok", Hint: "sınavı quizzes/ içindeki yoluyla, .md olmadan yazın; var olan sınavlar: %[2]s"},
		source.Text{Message: "there is no quiz “%s” to draw from", Hint: "write its path in quizzes/, without .md; there are: %[2]s"})
	ruleDrawNearQuiz = source.Define("quiz/misspelt-draw-quiz", source.Error,
		source.Text{Message: "soru çekilecek “%s” sınavı yok", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "there is no quiz “%s” to draw from", Hint: "did you mean “%[2]s”?"})
	ruleDrawScenario = source.Define("quiz/draw-from-scenario", source.Error,
		source.Text{Message: "“%s” bir senaryo; ondan soru çekilemez", Hint: "bir sınavın adını yazın; var olan sınavlar: %[2]s"},
		source.Text{Message: "“%s” is a scenario, which has no questions to draw", Hint: "name a quiz; there are: %[2]s"})
	ruleDrawDraft = source.Define("quiz/draw-from-draft", source.Error,
		source.Text{Message: "soru çekilecek “%s” sınavı bir taslak; yayımlanmıyor", Hint: "taslağın draft satırını silin ya da bu çekilişi kaldırın"},
		source.Text{Message: "the quiz “%s” to draw from is a draft and is not published", Hint: "delete its draft line, or remove this draw"})
	ruleDrawTag = source.Define("quiz/unknown-tag", source.Error,
		source.Text{Message: "“%s” sınavında “%[2]s” etiketli soru yok", Hint: "oradaki etiketlerden birini yazın: %[3]s"},
		source.Text{Message: "no question of “%s” has the tag “%[2]s”", Hint: "its tags are: %[3]s"})
	ruleDrawNearTag = source.Define("quiz/misspelt-tag", source.Error,
		source.Text{Message: "“%s” sınavında “%[2]s” etiketli soru yok", Hint: "“%[3]s” mi demek istediniz?"},
		source.Text{Message: "no question of “%s” has the tag “%[2]s”", Hint: "did you mean “%[3]s”?"})
	ruleDrawNoTags = source.Define("quiz/no-tags", source.Error,
		source.Text{Message: "“%s” sınavında “%[2]s” etiketli soru yok: soruların hiçbirinde etiket yok", Hint: "çekilecek soruların başlığının altına yazın: `tags: %[2]s`"},
		source.Text{Message: "no question of “%s” has the tag “%[2]s”: none has a tag", Hint: "write below the headings of those to draw: `tags: %[2]s`"})
	ruleDrawTooMany = source.Define("quiz/draw-too-many", source.Error,
		source.Text{Message: "bu çekiliş için yeterli soru yok: istenen %d, var olan %d", Hint: "count değerini küçültün ya da soru ekleyin"},
		source.Text{Message: "there are not enough questions for this draw: it asks for %d of %d", Hint: "lower its count, or add questions"})
	ruleDrawOverlap = source.Define("quiz/draws-overlap", source.Error,
		source.Text{Message: "çekilişler ortak sorulardan alıyor; öbürleri alınca bu çekilişe %d soru kalabilir, istenen %d", Hint: "count değerlerinden birini küçültün ya da soru ekleyin"},
		source.Text{Message: "the draws share questions; when the others took theirs, %d may be left for this one, which asks for %d", Hint: "lower one of the counts, or add questions"})
	ruleFinalObjective = source.Define("quiz/unknown-path-objective", source.Error,
		source.Text{Message: "yolun modüllerinde “%s” adlı hedef yok", Hint: "modüllerin index.md dosyalarındaki hedeflerden birini yazın"},
		source.Text{Message: "no module of the path has the objective “%s”", Hint: "write one that stands in the index.md of its modules"})
	ruleFinalObjectives = source.Define("quiz/ambiguous-objective", source.Error,
		source.Text{Message: "“%s” hedefi yolun birden çok modülünde var: %[2]s", Hint: "soruyu kendi modülünün sınavına yazıp draw ile alın ya da hedeflerden birine başka bir kimlik verin"},
		source.Text{Message: "several modules of the path have the objective “%s”: %[2]s", Hint: "move the question to its module's quiz and draw it from there, or give one objective another id"})
)

// pools finds the questions of quiz pages.
func (a *assembly) pools(of []*site.Page) {
	for _, page := range of {
		if page.Quiz == nil {
			continue
		}
		own := make([]site.Posed, len(page.Quiz.Questions))
		page.Pool, page.Drawn = nil, nil
		for i, q := range page.Quiz.Questions {
			own[i] = site.Posed{Question: q, ID: q.ID, Owner: page, Module: a.moduleOf(page, q)}
			page.Pool = append(page.Pool, &own[i])
		}
		page.Asked, page.Paper = len(page.Pool), page.Pool
	}
	for _, page := range of {
		if page.Quiz != nil && len(page.Quiz.Draws) > 0 {
			a.draw(page)
		}
	}
}

// moduleOf is the module that declares the objective of a page's own question.
func (a *assembly) moduleOf(page *site.Page, q *site.Question) *site.Module {
	id := q.Objective.Text
	if id == "" {
		return nil
	}
	among := []*site.Module{page.Module}
	if page.FinalOf != nil {
		among = page.FinalOf.Modules
	}
	var declaring []*site.Module
	var names []string
	for _, m := range among {
		if slices.ContainsFunc(m.Page.Doc.Meta.Objectives, func(o site.Objective) bool { return o.ID.Text == id }) {
			declaring = append(declaring, m)
			names = append(names, m.ID)
		}
	}
	switch {
	case len(declaring) == 1:
		return declaring[0]
	case page.FinalOf == nil: // objectives reports it
	case len(declaring) > 1:
		a.report(q.Objective.Span, ruleFinalObjectives, id, strings.Join(names, ", "))
	case slices.ContainsFunc(among, func(m *site.Module) bool { return m.Page.Doc.Meta.ObjectivesHidden }):
	case len(page.FinalOf.Modules) == len(page.FinalOf.LearningPath.Modules):
		a.report(q.Objective.Span, ruleFinalObjective, id)
	}
	return nil
}

// draw resolves the draws of a page and adds to its pool what they borrow.
func (a *assembly) draw(page *site.Page) {
	borrowed := map[*site.Question]*site.Posed{}
	sound := true
	for _, d := range page.Quiz.Draws {
		owner := page
		if d.Quiz.Text != "" {
			owner = a.drawnQuiz(d)
		}
		if owner == nil || len(owner.Quiz.Questions) == 0 && (owner == page || len(owner.Quiz.Draws) == 0) { // reported
			sound = false
			continue
		}
		drawn := site.Drawn{Count: d.Count}
		for _, own := range owner.Pool[:len(owner.Quiz.Questions)] {
			if d.Tag.Text != "" && !slices.Contains(own.Tags, d.Tag.Text) {
				continue
			}
			posed := own
			if owner != page {
				if posed = borrowed[own.Question]; posed == nil {
					posed = &site.Posed{Question: own.Question, ID: idPrefix(owner.Quiz) + own.ID, Owner: owner, Module: own.Module}
					borrowed[own.Question] = posed
					page.Pool = append(page.Pool, posed)
				}
			}
			drawn.From = append(drawn.From, posed)
		}
		switch {
		case len(drawn.From) == 0 && d.Tag.Text != "":
			a.unknownTag(owner.Quiz, d.Tag)
			sound = false
		case len(drawn.From) < d.Count:
			a.report(d.Span, ruleDrawTooMany, d.Count, len(drawn.From))
			sound = false
		}
		page.Drawn = append(page.Drawn, drawn)
	}
	if sound {
		a.fillDraws(page)
	}
}

// idPrefix stands before the ids of a quiz's questions on other pages. It holds
// no space, so that attributes can list the ids.
func idPrefix(q *site.Quiz) string { return (&url.URL{Path: q.ID()}).EscapedPath() + "/" }

// drawnQuiz is the page of the quiz that a draw names, or nil.
func (a *assembly) drawnQuiz(d site.Draw) *site.Page {
	name := d.Quiz.Text
	file := "quizzes/" + name + ".md"
	if page := a.page(file); page != nil && page.Quiz != nil {
		return page
	}
	if a.drafts[file] {
		a.report(d.Quiz.Span, ruleDrawDraft, name)
		return nil
	}
	var names []string
	for _, page := range a.site.Pages {
		if page.Quiz != nil {
			names = append(names, page.Quiz.ID())
		}
	}
	if page := a.page(file); page != nil {
		a.report(d.Quiz.Span, ruleDrawScenario, name, list(names))
		return nil
	}
	bare := strings.TrimSuffix(strings.TrimPrefix(name, "quizzes/"), ".md")
	if near := lang.Nearest(bare, names); near != "" {
		a.report(d.Quiz.Span, ruleDrawNearQuiz, name, near)
	} else if a.File(file) == nil || a.page(file) != nil { // else it was reported why the file is no page
		a.report(d.Quiz.Span, ruleDrawQuiz, name, list(names))
	}
	return nil
}

func (a *assembly) unknownTag(q *site.Quiz, tag source.Value) {
	var tags []string
	for _, question := range q.Questions {
		for _, t := range question.Tags {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	if len(tags) == 0 {
		a.report(tag.Span, ruleDrawNoTags, q.ID(), tag.Text)
	} else if near := lang.Nearest(tag.Text, tags); near != "" {
		a.report(tag.Span, ruleDrawNearTag, q.ID(), tag.Text, near)
	} else {
		a.report(tag.Span, ruleDrawTag, q.ID(), tag.Text, list(tags))
	}
}

// fillDraws proves that an attempt can give every draw its questions, each
// question to one draw, and says how many it then asks. Draws that share
// questions hand them on to one another, as the browser does (draw.ts). What it
// finds is an attempt, that of the sheet: each draw takes its questions in the
// order of a digest, so that they come from all over the pool.
func (a *assembly) fillDraws(page *site.Page) {
	digests := map[*site.Posed]string{}
	for _, posed := range page.Pool {
		digests[posed] = source.Sum(posed.ID).String()
	}
	mixed := make([][]*site.Posed, len(page.Drawn))
	for i, drawn := range page.Drawn {
		mixed[i] = slices.SortedFunc(slices.Values(drawn.From), func(x, y *site.Posed) int {
			return strings.Compare(digests[x], digests[y])
		})
	}
	taker := map[*site.Posed]int{} // the draw that has a question
	named := map[*site.Posed]bool{}
	var take func(i int, tried map[*site.Posed]bool) bool
	take = func(i int, tried map[*site.Posed]bool) bool {
		from := mixed[i]
		for _, posed := range from {
			if _, taken := taker[posed]; !taken {
				taker[posed] = i
				return true
			}
		}
		for _, posed := range from {
			if tried[posed] || taker[posed] == i {
				continue
			}
			tried[posed] = true
			if take(taker[posed], tried) {
				taker[posed] = i
				return true
			}
		}
		return false
	}
	asked := 0
	for i, drawn := range page.Drawn {
		for _, posed := range drawn.From {
			named[posed] = true
		}
		for n := range drawn.Count {
			if !take(i, map[*site.Posed]bool{}) {
				a.report(page.Quiz.Draws[i].Span, ruleDrawOverlap, n, drawn.Count)
				return
			}
		}
		asked += drawn.Count
	}
	page.Asked = len(page.Pool) - len(named) + asked
	page.Paper = slices.DeleteFunc(slices.Clone(page.Pool), func(posed *site.Posed) bool {
		_, taken := taker[posed]
		return named[posed] && !taken
	})
}
