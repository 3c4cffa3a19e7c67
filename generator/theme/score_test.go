package theme_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

const assets = "../../themes/default/assets/"

// A key is a question as score.ts sees it.
type key struct {
	ID      string      `json:"id"`
	Type    string      `json:"type"`
	Scoring string      `json:"scoring"`
	Points  int         `json:"points"`
	Choices []keyChoice `json:"choices"`
}

type keyChoice struct {
	ID     string `json:"id"`
	Weight int    `json:"weight"`
	Right  bool   `json:"right"`
}

type scoreVectors struct {
	About     string `json:"about"`
	Questions map[string]struct {
		Type, Scoring string
		Points        int
		Marks         map[string]string
	}
	Answers []struct {
		Name, Question  string
		Choices         []string
		Points, Verdict string
	}
	Choices []struct {
		Name, Question string
		Verdicts       map[string]string
	}
	Quizzes []struct {
		Name      string
		PassMark  int
		Questions map[string]string // id → name of the question
		Responses map[string][]string
		Points    string
		Max       int
		Percent   int
		Passed    bool
		Missing   string
	}
}

// key writes a named question of the vectors out, under an id of its own.
func (v *scoreVectors) key(t *testing.T, id, name string) key {
	t.Helper()
	q, ok := v.Questions[name]
	if !ok {
		t.Fatalf("no question %q", name)
	}
	k := key{ID: id, Type: q.Type, Scoring: q.Scoring, Points: q.Points}
	for choice, mark := range q.Marks {
		c := keyChoice{ID: choice}
		switch number, best := strings.CutSuffix(mark, "*"); mark {
		case "x":
			c.Weight, c.Right = 100, true
		case " ":
		default:
			weight, err := strconv.Atoi(number)
			if err != nil {
				t.Fatalf("question %q: mark %q: %v", name, mark, err)
			}
			c.Weight, c.Right = weight, best
		}
		k.Choices = append(k.Choices, c)
	}
	slices.SortFunc(k.Choices, func(a, b keyChoice) int { return strings.Compare(a.ID, b.ID) })
	return k
}

// TestScoreVectors holds score.ts to its contract.
func TestScoreVectors(t *testing.T) {
	text, err := os.ReadFile(assets + "quiz/score.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v scoreVectors
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if len(v.Answers) == 0 || len(v.Choices) == 0 || len(v.Quizzes) == 0 {
		t.Fatal("score.vectors.json holds no cases")
	}
	js := newScript(t, "quiz/score.ts")

	names := map[string]bool{}
	unique := func(name string) string {
		if name == "" || names[name] {
			t.Errorf("case %q: the name is empty or used twice", name)
		}
		names[name] = true
		return name
	}
	for _, c := range v.Answers {
		t.Run(unique("answer: "+c.Name), func(t *testing.T) {
			got := js.answer(v.key(t, c.Question, c.Question), c.Choices)
			if got.Points != c.Points || got.Verdict != c.Verdict {
				t.Errorf("%q: got %s %s, want %s %s", c.Choices, got.Points, got.Verdict, c.Points, c.Verdict)
			}
		})
	}
	for _, c := range v.Choices {
		t.Run(unique("choice: "+c.Name), func(t *testing.T) {
			k := v.key(t, c.Question, c.Question)
			if len(k.Choices) != len(c.Verdicts) {
				t.Errorf("%d choices, %d verdicts", len(k.Choices), len(c.Verdicts))
			}
			for _, choice := range k.Choices {
				var got string
				js.call(&got, `(question, choice) => page.choiceVerdict(question, choice)`, k, choice)
				if got != c.Verdicts[choice.ID] {
					t.Errorf("%s: got %s, want %s", choice.ID, got, c.Verdicts[choice.ID])
				}
			}
		})
	}
	for _, c := range v.Quizzes {
		t.Run(unique("quiz: "+c.Name), func(t *testing.T) {
			questions := []key{}
			for id, name := range c.Questions {
				questions = append(questions, v.key(t, id, name))
			}
			responses := map[string]any{}
			for id, choices := range c.Responses {
				responses[id] = map[string]any{"choices": choices}
			}
			var got struct {
				Points, Missing string
				Max, Percent    int
				Passed          bool
			}
			js.call(&got, `(questions, responses, passMark) => {
				const score = page.scoreQuiz(questions, responses, passMark);
				const text = (f) => f.num + "/" + f.den;
				return { ...score, points: text(score.points), missing: text(score.missing) };
			}`, questions, responses, c.PassMark)
			if got.Points != c.Points || got.Missing != c.Missing || got.Max != c.Max || got.Percent != c.Percent || got.Passed != c.Passed {
				t.Errorf("got %+v, want %+v", got, c)
			}
		})
	}
}

// TestScoreUnknownType: a type that nobody taught score.ts must not pass for a
// wrong answer.
func TestScoreUnknownType(t *testing.T) {
	js := newScript(t, "quiz/score.ts")
	var got string
	js.call(&got, `(question) => { try { page.scoreQuestion(question, {choices: []}); return "scored" } catch (e) { return e.message } }`,
		key{ID: "a", Type: "essay", Points: 1, Choices: []keyChoice{}})
	if !strings.Contains(got, "essay") {
		t.Errorf("got %q", got)
	}
}

// TestScoreLaws holds what no table can: for any question and any ticks, points
// stay within bounds, a wrong tick more never helps, and order is nothing.
func TestScoreLaws(t *testing.T) {
	js := newScript(t, "quiz/score.ts")
	random := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		k := randomKey(random)
		ids := []string{"unknown"}
		for _, choice := range k.Choices {
			ids = append(ids, choice.ID)
		}
		ticked := []string{}
		for range random.IntN(len(ids) + 2) {
			ticked = append(ticked, ids[random.IntN(len(ids))]) // with repetitions
		}
		points := js.points(t, k, ticked)
		if points.Sign() < 0 || points.Cmp(big.NewRat(int64(k.Points), 1)) > 0 {
			t.Fatalf("%v of %d points\n%+v\n%q", points, k.Points, k, ticked)
		}
		mixed := slices.Clone(ticked)
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if other := js.points(t, k, mixed); points.Cmp(other) != 0 {
			t.Fatalf("%v, in another order %v\n%+v\n%q %q", points, other, k, ticked, mixed)
		}
		if k.Type != "multiple" || k.Scoring == "weights" {
			continue
		}
		for _, choice := range k.Choices {
			if choice.Right {
				continue
			}
			if more := js.points(t, k, append(slices.Clone(ticked), choice.ID)); more.Cmp(points) > 0 {
				t.Fatalf("wrong tick %s raises %v to %v\n%+v\n%q", choice.ID, points, more, k, ticked)
			}
		}
	}
}

func randomKey(random *rand.Rand) key {
	types := []string{"single", "true-false", "multiple", "multiple", "multiple"}
	scorings := []string{"ticks", "weights", "all"}
	k := key{ID: "q", Type: types[random.IntN(len(types))], Scoring: scorings[random.IntN(len(scorings))], Points: 1 + random.IntN(9)}
	for i := range 2 + random.IntN(7) {
		c := keyChoice{ID: string(rune('a' + i)), Right: random.IntN(2) == 0}
		switch {
		case k.Scoring == "weights":
			c.Weight = random.IntN(201) - 100
		case c.Right:
			c.Weight = 100
		}
		k.Choices = append(k.Choices, c)
	}
	return k
}

// A script is one of the theme's modules, loaded without a browser.
type script struct {
	vm *goja.Runtime
}

// newScript bundles a module below assets; its exports are the global "page".
func newScript(t *testing.T, entry string) *script {
	t.Helper()
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{assets + entry},
		Bundle:      true,
		Format:      api.FormatIIFE,
		GlobalName:  "page",
		Target:      api.ES2020,
	})
	if len(result.Errors) > 0 {
		t.Fatal(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	s := &script{vm: goja.New()}
	if _, err := s.vm.RunScript(entry, string(result.OutputFiles[0].Contents)); err != nil {
		t.Fatal(err)
	}
	return s
}

// call runs a JavaScript function with arguments that travel as JSON, as page
// data does, and stores its result likewise.
func (s *script) call(result any, function string, args ...any) {
	text, err := json.Marshal(append([]any{}, args...)) // a list even without arguments
	if err != nil {
		panic(err)
	}
	s.vm.Set("input", string(text))
	value, err := s.vm.RunString(`JSON.stringify((` + function + `)(...JSON.parse(input)))`)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal([]byte(value.String()), result); err != nil {
		panic(err)
	}
}

type answer struct{ Points, Verdict string }

func (s *script) answer(k key, choices []string) (a answer) {
	s.call(&a, `(question, choices) => {
		const points = page.scoreQuestion(question, { choices });
		return { points: points.num + "/" + points.den, verdict: page.questionVerdict(question, { choices }) };
	}`, k, choices)
	return a
}

func (s *script) points(t *testing.T, k key, choices []string) *big.Rat {
	t.Helper()
	points, ok := new(big.Rat).SetString(s.answer(k, choices).Points)
	if !ok {
		t.Fatalf("points are no fraction: %+v %q", k, choices)
	}
	return points
}
