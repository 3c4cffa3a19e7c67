package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

// An FAQ page is a page whose sections of the second level are questions: each
// becomes a part that opens, with the id of its heading. Text above the first
// one stays open.

var (
	ruleNoQuestions = source.Define("faq/no-question", source.Error,
		source.Text{Message: "sayfada hiç soru yok", Hint: "her soruyu ## ile başlayan bir başlık yapın, yanıtı altına yazın"},
		source.Text{Message: "the page has no question", Hint: "make every question a heading that begins with ##, and write its answer below"})
	ruleNoAnswer = source.Define("faq/no-answer", source.Error,
		source.Text{Message: "“%s” sorusunun yanıtı yok", Hint: "yanıtı başlığın altına yazın ya da soruyu silin"},
		source.Text{Message: "the question “%s” has no answer", Hint: "write the answer below the heading, or delete the question"})
	ruleSameQuestion = source.Define("faq/same-question", source.Error,
		source.Text{Message: "“%s” sorusu bu sayfada iki kez var", Hint: "yanıtları birleştirin ya da sorulardan birini değiştirin"},
		source.Text{Message: "the question “%s” stands twice on this page", Hint: "join the answers, or reword one of the questions"})
	ruleEmptyQuestion = source.Define("faq/empty-question", source.Error,
		source.Text{Message: "sorunun metni yok", Hint: "“##” işaretinden sonra soruyu yazın"},
		source.Text{Message: "the question has no words", Hint: "write it after “##”"})
	ruleNotQuestion = source.Define("faq/not-a-heading", source.Error,
		source.Text{Message: "bu satır yeni bir soru başlatmıyor", Hint: "soruyu “## ” ile yazın: ## %s"},
		source.Text{Message: "this line begins no question", Hint: "write the question behind “## ”: ## %s"})
	ruleUnderlinedAnswer = source.Define("faq/underlined-text", source.Error,
		source.Text{Message: "alttaki çizgi bu metni soruya çeviriyor", Hint: "metinle çizgi arasında boş bir satır bırakın ya da çizgiyi silin"},
		source.Text{Message: "the line below makes a question of this text", Hint: "leave a blank line between the text and the line, or delete the line"})
)

// faq writes a document as questions, which it returns.
func (w *writer) faq(tree ast.Node) []site.Answer {
	var answers []site.Answer
	asked := map[string]source.Span{}
	unsound, open := false, false
	shut := func() {
		if open {
			w.html("</div></details>\n")
		}
		open = false
	}
	for n := tree.FirstChild(); n != nil && !w.full(); n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level > 2 {
				break
			}
			start, end := w.extent(n)
			end = max(end, start)
			if !w.begun(start) { // it belongs to the answer above
				w.report(start, end, ruleUnderlinedAnswer)
				unsound = true
				continue
			}
			question := plain(n, w.text)
			span := w.span(start, end)
			switch first, twice := asked[lang.Fold(question)]; {
			case strings.TrimSpace(question) == "":
				w.diags.Add(span.ToLineEnd().Report(ruleEmptyQuestion))
			case twice:
				w.diags.Add(span.Report(ruleSameQuestion, question).FirstHere(first))
			default:
				asked[lang.Fold(question)] = span
			}
			shut()
			w.html(`<details class="faq"><summary>`).block(n)
			w.html(`</summary><div class="faq-answer">` + "\n")
			open = true
			answers = append(answers, site.Answer{Question: w.headings[len(w.headings)-1], Text: w.opening(n)})
			continue
		case *ast.Paragraph:
			unsound = w.lostQuestion(n) || unsound
		case *extast.FootnoteList: // of all answers
			shut()
		}
		w.block(n)
	}
	shut()
	if len(answers) == 0 && !unsound {
		w.report(0, 0, ruleNoQuestions)
	}
	return answers
}

var (
	gluedQuestion = regexp.MustCompile(`^#{2,6}(?:[^#\s]|\x{a0})`)
	boldQuestion  = regexp.MustCompile(`^\*\*[^*\n]+\?\s*\*\*$`)
)

// lostQuestion reports a line that looks like a question but begins none.
func (w *writer) lostQuestion(n *ast.Paragraph) bool {
	start, end := w.extent(n)
	line, _, more := strings.Cut(w.span(start, end).ToLineEnd().Text(), "\n")
	if !gluedQuestion.MatchString(line) && (more || n.Lines().Len() > 1 || !boldQuestion.MatchString(line)) {
		return false
	}
	w.report(start, start+len(line), ruleNotQuestion, strings.Trim(line, "#* \t\u00a0"))
	return true
}

// opening is the first paragraph of what answers a question, be it a list's; it
// is empty where the answer holds no words. An answer that is not there is
// reported.
func (w *writer) opening(question *ast.Heading) string {
	answered := false
	for n := question.NextSibling(); n != nil && !w.endsAnswer(n); n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			start, _ := w.extent(n)
			answered = answered || !w.begun(start) // text that a line below it made a heading
			continue
		case *ast.HTMLBlock, *ast.LinkReferenceDefinition, *ast.ThematicBreak: // say nothing alone
			continue
		}
		answered = true
		if text := w.firstText(n); text != "" {
			return text
		}
	}
	if !answered {
		start, end := w.extent(question)
		w.report(start, end, ruleNoAnswer, plain(question, w.text))
	}
	return ""
}

// begun reports whether the line of a heading begins with its marks.
func (w *writer) begun(start int) bool {
	return hashes.Match(w.text[bytes.LastIndexByte(w.text[:start], '\n')+1:])
}

func (w *writer) endsAnswer(n ast.Node) bool {
	if h, ok := n.(*ast.Heading); ok {
		start, _ := w.extent(h)
		return h.Level <= 2 && w.begun(start)
	}
	_, notes := n.(*extast.FootnoteList)
	return notes
}

// firstText is the words of the first paragraph in a block; those of a list are
// its items.
func (w *writer) firstText(n ast.Node) string {
	var words []string
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if text := plain(n, w.text); entering && text != "" {
				words = append(words, text)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(words, " ")
}
