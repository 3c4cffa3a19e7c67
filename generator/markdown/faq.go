package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

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
)

// faq writes a document as questions, which it returns.
func (w *writer) faq(tree ast.Node) []site.Answer {
	var answers []site.Answer
	open := false
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
			shut()
			w.html(`<details class="faq"><summary>`).block(n)
			w.html(`</summary><div class="faq-answer">` + "\n")
			open = true
			answers = append(answers, site.Answer{Question: w.headings[len(w.headings)-1], Text: w.opening(n)})
			continue
		case *extast.FootnoteList: // of all answers
			shut()
		}
		w.block(n)
	}
	shut()
	if len(answers) == 0 {
		w.report(0, 0, ruleNoQuestions)
	}
	return answers
}

// opening is the first paragraph of what answers a question, be it a list's; it
// is empty where the answer holds no words. An answer that is not there is
// reported.
func (w *writer) opening(question *ast.Heading) string {
	answered := false
	for n := question.NextSibling(); n != nil && !endsAnswer(n); n = n.NextSibling() {
		switch n.(type) {
		case *ast.Heading, *ast.HTMLBlock, *ast.LinkReferenceDefinition, *ast.ThematicBreak: // say nothing alone
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

func endsAnswer(n ast.Node) bool {
	if h, ok := n.(*ast.Heading); ok {
		return h.Level <= 2
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
