package quiz

import "ders/generator/source"

// maxAnswers is the most answers of one question: choices, parts to sort, pairs
// to match, gaps, and options of a gap. Of pairs a page shows the square.
const maxAnswers = 100

var ruleTooManyAnswers = source.Define("quiz/too-many-answers", source.Error,
	source.Text{Message: "sorunun %d yanıtı var; sınır %d", Hint: "soruyu birkaç soruya bölün"},
	source.Text{Message: "the question has %d answers; the limit is %d", Hint: "split it into several questions"})

// within is as many of some answers as are read; at tells where one stands.
func within[A any](p *parser, answers []A, at func(A) source.Span) []A {
	if len(answers) <= maxAnswers {
		return answers
	}
	p.report(at(answers[maxAnswers]), ruleTooManyAnswers, len(answers), maxAnswers)
	return answers[:maxAnswers]
}
