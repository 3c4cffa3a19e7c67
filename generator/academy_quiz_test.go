package generator_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"

	"ders/generator/render"
	"ders/generator/site"
)

// A learner's responses to a question, as the browser keeps them.
type responses struct{ right, wrong []string }

// respond gives an author's key as a learner who knows everything answers, and
// what one answers who knows nothing.
func respond(t *testing.T, q *site.Question) (r responses) {
	t.Helper()
	choices := func(want func(*site.Choice) bool) (ids []string) {
		for _, c := range q.Choices {
			if want(c) {
				ids = append(ids, c.ID)
			}
		}
		return ids
	}
	right := func(c *site.Choice) bool { return c.Right }
	worst := func() []string {
		return []string{slices.MinFunc(q.Choices, func(a, b *site.Choice) int { return a.Weight - b.Weight }).ID}
	}
	switch q.Type {
	case site.Single, site.TrueFalse:
		r = responses{choices(right)[:1], worst()}
	case site.Multiple:
		r = responses{choices(right), worst()}
	case site.ShortText:
		r = responses{[]string{strings.ToUpper(q.Choices[0].Text)}, []string{"böyle bir yanıt yok"}}
	case site.Numeric:
		r = responses{[]string{strings.Replace(q.Choices[0].Low, ".", ",", 1) + " " + q.Unit}, []string{"−123456,789"}}
	case site.Ordering:
		ids := choices(func(*site.Choice) bool { return true })
		r.right = ids
		// No part follows the one that it should follow.
		r.wrong = slices.Clone(ids)
		slices.Reverse(r.wrong)
	case site.Matching:
		for i, row := range q.Rows {
			r.right = append(r.right, row.Right.ID)
			other := slices.IndexFunc(q.Choices, func(c *site.Choice) bool { return c.ID != q.Rows[i].Right.ID })
			r.wrong = append(r.wrong, q.Choices[other].ID)
		}
	case site.Cloze:
		for _, gap := range q.Gaps {
			r.right = append(r.right, gap.Accepted[0])
			r.wrong = append(r.wrong, "böyle bir yanıt yok")
		}
	default:
		t.Fatalf("%s: nobody knows how to answer %v", q.ID, q.Type)
	}
	return r
}

// TestAcademyQuizzesCanBePassedAndFailed takes every quiz and exam of the
// academy as published, with the script that scores it: once by its author's
// key, once all wrong. Each question of a bank gives all its points or none.
func TestAcademyQuizzesCanBePassedAndFailed(t *testing.T) {
	t.Parallel()
	result := academy(t)
	folder, err := filepath.Abs("../themes/default/assets/quiz")
	if err != nil {
		t.Fatal(err)
	}
	script := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{ResolveDir: folder, Contents: `import { scoreQuiz } from "./score.ts"; import { floor } from "./fraction.ts";
			globalThis.take = (questions, given, mark) => {
				const s = scoreQuiz(questions, given, mark, "tr");
				return [s.percent, s.passed, questions.map((q) => scoreQuiz([q], given, mark, "tr").percent)];
			};`},
		Bundle: true, Format: api.FormatIIFE, Target: api.ES2020,
	})
	if len(script.Errors) > 0 {
		t.Fatal(script.Errors)
	}
	vm := goja.New()
	if _, err := vm.RunString(string(script.OutputFiles[0].Contents)); err != nil {
		t.Fatal(err)
	}
	take := func(questions []render.QuestionData, given map[string]any, mark int) (percent int, passed bool, each []int) {
		t.Helper()
		arguments, err := json.Marshal([]any{questions, given, mark})
		if err != nil {
			t.Fatal(err)
		}
		vm.Set("given", string(arguments))
		out, err := vm.RunString("JSON.stringify(take(...JSON.parse(given)))")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(out.String()), &[]any{&percent, &passed, &each}); err != nil {
			t.Fatal(err)
		}
		return percent, passed, each
	}

	keys := map[string]*site.Question{}
	for _, page := range result.Site.Pages {
		if page.Quiz != nil {
			for _, q := range page.Quiz.Questions {
				keys[q.ID] = q
				keys[page.Quiz.ID()+"/"+q.ID] = q // as a path's exam calls it
			}
		}
	}
	quizzes, questions := 0, 0
	for _, page := range result.Site.Pages {
		if page.Quiz == nil {
			continue
		}
		quizzes++
		html, err := result.Tree.Read(page.URL + "index.html")
		if err != nil {
			t.Fatal(err)
		}
		var data render.QuizData
		if err := json.Unmarshal(unsealed(t, quizData.FindStringSubmatch(string(html))[2]), &data); err != nil {
			t.Fatal(err)
		}
		questions += len(data.Questions)
		right, wrong := map[string]any{}, map[string]any{}
		for _, q := range data.Questions {
			key := keys[q.ID]
			if key == nil {
				t.Fatalf("%s asks %s, which nobody wrote", page.URL, q.ID)
			}
			r := respond(t, key)
			right[q.ID], wrong[q.ID] = map[string]any{"choices": r.right}, map[string]any{"choices": r.wrong}
		}
		for _, c := range []struct {
			given   map[string]any
			percent int
			passed  bool
		}{{right, 100, true}, {wrong, 0, false}, {map[string]any{}, 0, false}} {
			percent, passed, each := take(data.Questions, c.given, data.PassMark)
			if percent != c.percent || passed != c.passed {
				t.Errorf("%s: %d percent, passed %v; want %d, %v", page.URL, percent, passed, c.percent, c.passed)
			}
			for i, got := range each {
				if got != c.percent {
					t.Errorf("%s %s: %d percent for %v, want %d", page.URL, data.Questions[i].ID, got, c.given[data.Questions[i].ID], c.percent)
				}
			}
		}
	}
	if quizzes != 15 || questions < 109 {
		t.Errorf("%d quizzes of %d questions", quizzes, questions)
	}
}
