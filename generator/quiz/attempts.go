package quiz

import (
	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleIdleRetry = source.Define("quiz/retry-without-attempts", source.Warning,
		source.Text{Message: "“retry_after” etkisiz: deneme sayısı sınırlı değil", Hint: "sınır için attempts: 3 gibi bir satır ekleyin ya da retry_after satırını silin"},
		source.Text{Message: "“retry_after” does nothing: attempts are not limited", Hint: "add a line like attempts: 3, or delete retry_after"})
	ruleExamType = source.Define("quiz/type-exam", source.Error,
		source.Text{Message: "“%s” diye bir dosya türü yok", Hint: "type satırını silin; doğrular sınavın sonunda gösterilecekse mode: exam yazın"},
		source.Text{Message: "there is no type of file “%s”", Hint: "delete the line; write mode: exam if answers are to be shown at the end only"})
	ruleShuffleTruth = source.Define("quiz/shuffle-what", source.Error,
		source.Text{Message: "“shuffle: %s” neyin karışacağını söylemiyor", Hint: "sorular da karışsın diye shuffle: [questions], hiçbir şey karışmasın diye shuffle: [] yazın"},
		source.Text{Message: "“shuffle: %s” does not say what to shuffle", Hint: "write shuffle: [questions] to shuffle the questions too, or shuffle: [] to shuffle nothing"})
	ruleEmptyDraw = source.Define("quiz/draw-from-nothing", source.Error,
		source.Text{Message: "çekiliş bu dosyanın kendi sorularından alıyor, ama dosyada soru yok", Hint: "hangi sınavdan alınacağını yazın: { quiz: sinav-adi, count: %d }"},
		source.Text{Message: "the draw takes from this file's own questions, but there are none", Hint: "name the quiz to take from: { quiz: its-name, count: %d }"})
	ruleTooManyDraws = source.Define("quiz/too-many-draws", source.Error,
		source.Text{Message: "%d çekiliş var; sınır %d", Hint: "aynı sınavdan çekilişleri birleştirin"},
		source.Text{Message: "there are %d draws; the limit is %d", Hint: "join draws of one quiz"})
	ruleSameDraw = source.Define("quiz/same-draw", source.Warning,
		source.Text{Message: "iki çekiliş aynı sorulardan alıyor", Hint: "ikisini birleştirin: count: %d"},
		source.Text{Message: "two draws take from the same questions", Hint: "join them: count: %d"})
)

// Limits of what an author may ask for.
const (
	maxAttempts = 100
	maxDraws    = 50
	longestTry  = "24h"
	longestWait = "365d"
)

// readAttempts reads what the front matter says of attempts.
func readAttempts(f *front.Fields, q *site.Quiz) {
	q.Mode = site.Mode(f.OneOf("mode", string(site.Practice), string(site.Practice), string(site.Assessment)))
	q.Attempts, _ = f.Int("attempts", 1, maxAttempts)
	q.RetryAfter = f.Minutes("retry_after", longestWait)
	q.Timer = f.Minutes("timer", longestTry)
	if f.Has("retry_after") && !f.Has("attempts") {
		f.Report(f.KeySpan("retry_after").Report(ruleIdleRetry))
	}
	draws := f.Maps("draw", "- { quiz: …, count: 5 }", nil)
	if len(draws) > maxDraws {
		f.Report(draws[maxDraws].Where().Report(ruleTooManyDraws, len(draws), maxDraws))
		return
	}
	for _, m := range draws {
		draw, ok := readDraw(m)
		if !ok {
			continue
		}
		if draw.Quiz.Text == q.ID() { // as if it were not named
			draw.Quiz = source.Value{}
		}
		q.Draws = append(q.Draws, draw)
	}
	for i, draw := range q.Draws {
		for _, before := range q.Draws[:i] {
			if draw.Quiz.Text == before.Quiz.Text && draw.Tag.Text == before.Tag.Text {
				f.Report(draw.Span.Report(ruleSameDraw, before.Count+draw.Count).FirstHere(before.Span))
				break
			}
		}
	}
}

// readDraw reads one draw; ok is false where it is broken, which was reported.
func readDraw(f *front.Fields) (draw site.Draw, ok bool) {
	ok = true
	name := func(key string) source.Value {
		f.Known(key)
		if !f.Has(key) {
			return source.Value{}
		}
		v := f.Required(key)
		ok = ok && v.Text != ""
		return v
	}
	draw.Quiz, draw.Tag = name("quiz"), name("tag")
	count, counted := f.RequiredInt("count", 1, maxQuestions)
	if counted {
		draw.Count, draw.Span = count, f.String("count").Span
	}
	f.Done()
	return draw, ok && counted
}

// emptyDraws reports the draws that take from the questions of a file without
// any.
func (p *parser) emptyDraws(q *site.Quiz) {
	for _, draw := range q.Draws {
		if draw.Quiz.Text == "" {
			p.report(draw.Span, ruleEmptyDraw, draw.Count)
		}
	}
}
