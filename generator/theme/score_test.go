package theme_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
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
	Exact   bool        `json:"exact"`
	Unit    string      `json:"unit"`
	Rows    []keyRow    `json:"rows"`
	Gaps    []keyGap    `json:"gaps"`
}

type keyChoice struct {
	ID     string `json:"id"`
	Weight int    `json:"weight"`
	Right  bool   `json:"right"`
	Text   string `json:"text"`
	Low    string `json:"low"`
	High   string `json:"high"`
}

type keyRow struct {
	ID    string `json:"id"`
	Right string `json:"right"`
}

type keyGap struct {
	ID       string   `json:"id"`
	Accepted []string `json:"accepted"`
	Options  []string `json:"options"`
}

// A vectorQuestion is a question of the vectors.
type vectorQuestion struct {
	Type, Scoring, Unit string
	Points              int
	Exact               bool
	Marks               map[string]string // of a number "low..high" → mark
	Order               []string          // of an ordering, the right one
	Rows                []string          // of a matching: the right choice of each row
	Gaps                []struct{ Accepted, Options []string }
}

type scoreVectors struct {
	About     string `json:"about"`
	Questions map[string]vectorQuestion
	Answers   []struct {
		Name, Question, Language string // the language is "tr" if none is named
		Choices                  []string
		Points, Verdict          string
	}
	Choices []struct {
		Name, Question string
		Verdicts       map[string]string
	}
	Numbers []struct {
		Typed, Unit, Language string
		// What was read, where the key is 100 or more and where it is less; "" if nothing was.
		Large, Small string
	}
	Folds   []struct{ Text, Folded string }
	Quizzes []struct {
		Name      string
		PassMark  int
		Questions map[string]string // id → name of the question
		Responses map[string][]string
		Points    string
		Max       int
		Percent   int
		Passed    bool
	}
}

// key writes a named question of the vectors out, under an id of its own.
func (v *scoreVectors) key(t *testing.T, id, name string) key {
	t.Helper()
	q, ok := v.Questions[name]
	if !ok {
		t.Fatalf("no question %q", name)
	}
	k := key{
		ID: id, Type: q.Type, Scoring: q.Scoring, Points: q.Points, Exact: q.Exact, Unit: q.Unit,
		Choices: []keyChoice{}, Rows: []keyRow{}, Gaps: []keyGap{},
	}
	for text, mark := range q.Marks {
		c := keyChoice{ID: text}
		switch q.Type {
		case "short-text":
			c.Text = text
		case "numeric":
			low, high, isRange := strings.Cut(text, "..")
			if c.Low, c.High = low, high; !isRange {
				c.High = low
			}
		}
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
	for _, part := range q.Order {
		k.Choices = append(k.Choices, keyChoice{ID: part})
	}
	for i, right := range q.Rows {
		k.Rows = append(k.Rows, keyRow{ID: fmt.Sprint("row", i+1), Right: right})
	}
	for i, gap := range q.Gaps {
		k.Gaps = append(k.Gaps, keyGap{ID: fmt.Sprint(i + 1), Accepted: gap.Accepted, Options: append([]string{}, gap.Options...)})
	}
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
	if len(v.Answers) == 0 || len(v.Choices) == 0 || len(v.Numbers) == 0 || len(v.Folds) == 0 || len(v.Quizzes) == 0 {
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
			got := js.answer(v.key(t, c.Question, c.Question), c.Choices, cmp.Or(c.Language, "tr"))
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
	numbers := newScript(t, "quiz/number.ts")
	for _, c := range v.Numbers {
		t.Run(unique(fmt.Sprintf("number: %q %s %s", c.Typed, c.Unit, c.Language)), func(t *testing.T) {
			var got struct{ Large, Small string }
			numbers.call(&got, `(text, unit, language) => {
				const reading = page.readNumber(text, unit, language);
				const text_ = (f) => f.den === 1n ? String(f.num) : f.num + "/" + f.den;
				return reading ? { large: text_(reading.large), small: text_(reading.small) } : {};
			}`, c.Typed, c.Unit, cmp.Or(c.Language, "tr"))
			if small := cmp.Or(c.Small, c.Large); got.Large != c.Large || got.Small != small {
				t.Errorf("got %+v, want %s and %s", got, c.Large, small)
			}
		})
	}
	folds := newScript(t, "quiz/fold.ts")
	for _, c := range v.Folds {
		t.Run(unique(fmt.Sprintf("fold: %+q", c.Text)), func(t *testing.T) {
			var got, twice string
			folds.call(&got, `(text) => page.fold(text)`, c.Text)
			folds.call(&twice, `(text) => page.fold(page.fold(text))`, c.Text)
			if got != c.Folded || twice != c.Folded {
				t.Errorf("got %q, twice %q, want %q", got, twice, c.Folded)
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
				Points       string
				Max, Percent int
				Passed       bool
			}
			js.call(&got, `(questions, responses, passMark) => {
				const score = page.scoreQuiz(questions, responses, passMark, "tr");
				const text = (f) => f.num + "/" + f.den;
				return { ...score, points: text(score.points) };
			}`, questions, responses, c.PassMark)
			if got.Points != c.Points || got.Max != c.Max || got.Percent != c.Percent || got.Passed != c.Passed {
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
	js.call(&got, `(question) => { try { page.scoreQuestion(question, {choices: []}, "tr"); return "scored" } catch (e) { return e.message } }`,
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

// TestScoreLawsOfWrittenAnswers: whatever was typed, dragged or picked, points
// stay within bounds, the same answer is worth the same, the key itself is
// worth all, and verdict and points agree.
func TestScoreLawsOfWrittenAnswers(t *testing.T) {
	js := newScript(t, "quiz/score.ts")
	random := rand.New(rand.NewPCG(3, 4))
	strange := []string{"", " ", "a", "b", "c", "z", "A.", "14", "1.250", "%75", "−3,5", "1e9", "1..2", "constructor", "__proto__", "İ", "ı", "\u0307", "(", "\\"}
	for range 1500 {
		k, right := randomWritten(random)
		given := []string{}
		for range random.IntN(len(right) + 3) {
			if random.IntN(2) == 0 {
				given = append(given, right[random.IntN(len(right))])
			} else {
				given = append(given, strange[random.IntN(len(strange))])
			}
		}
		got := js.answer(k, given, "tr")
		points, ok := new(big.Rat).SetString(got.Points)
		if all := big.NewRat(int64(k.Points), 1); !ok || points.Sign() < 0 || points.Cmp(all) > 0 || (points.Cmp(all) == 0) != (got.Verdict == "right") || (points.Sign() == 0) != (got.Verdict == "wrong") {
			t.Fatalf("%+v of %d points\n%+v\n%q", got, k.Points, k, given)
		}
		if again := js.answer(k, given, "tr"); again != got {
			t.Fatalf("%+v, then %+v\n%+v\n%q", got, again, k, given)
		}
		if all := js.answer(k, right, "tr"); all.Verdict != "right" || all.Points != fmt.Sprintf("%d/1", k.Points) {
			t.Fatalf("the key got %+v\n%+v\n%q", all, k, right)
		}
	}
}

// randomWritten is a question of a type without ticks and a right answer to it.
func randomWritten(random *rand.Rand) (k key, right []string) {
	types := []string{"short-text", "numeric", "ordering", "matching", "cloze"}
	k = key{
		ID: "q", Type: types[random.IntN(len(types))], Points: 1 + random.IntN(9), Exact: random.IntN(4) == 0,
		Choices: []keyChoice{}, Rows: []keyRow{}, Gaps: []keyGap{},
	}
	for i := range 3 + random.IntN(5) {
		id := string(rune('a' + i))
		c := keyChoice{ID: id}
		switch k.Type {
		case "short-text":
			c.Text, c.Weight = id, random.IntN(200)-100
		case "numeric":
			c.Low, c.Weight = strconv.Itoa(random.IntN(400)-200), random.IntN(200)-100
			c.High = c.Low
		case "ordering":
			right = append(right, id)
		case "matching":
			k.Rows = append(k.Rows, keyRow{ID: id, Right: string(rune('a' + random.IntN(i+1)))})
			right = append(right, k.Rows[i].Right)
		case "cloze":
			gap := keyGap{ID: id, Accepted: []string{id, "x" + id}, Options: []string{}}
			if random.IntN(2) == 0 {
				gap.Accepted, gap.Options = gap.Accepted[:1], []string{id, "z"}
			}
			k.Gaps = append(k.Gaps, gap)
			right = append(right, id)
		}
		k.Choices = append(k.Choices, c)
	}
	if first := &k.Choices[0]; right == nil {
		first.Right, first.Weight = true, 100
		right = []string{strings.Replace(first.Text+first.Low, "-", "−", 1)}
	}
	return k, right
}

func randomKey(random *rand.Rand) key {
	types := []string{"single", "true-false", "multiple", "multiple", "multiple"}
	scorings := []string{"ticks", "weights", "all"}
	k := key{ID: "q", Type: types[random.IntN(len(types))], Scoring: scorings[random.IntN(len(scorings))], Points: 1 + random.IntN(9), Rows: []keyRow{}, Gaps: []keyGap{}}
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

// newScript bundles modules below assets; their exports are the global "page".
func newScript(t *testing.T, entries ...string) *script {
	t.Helper()
	folder, err := filepath.Abs(assets)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, entry := range entries {
		fmt.Fprintf(&all, "export * from %q;\n", "./"+entry)
	}
	result := api.Build(api.BuildOptions{
		Stdin:      &api.StdinOptions{Contents: all.String(), ResolveDir: folder},
		Bundle:     true,
		Format:     api.FormatIIFE,
		GlobalName: "page",
		Target:     api.ES2020,
	})
	if len(result.Errors) > 0 {
		t.Fatal(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	s := &script{vm: goja.New()}
	if _, err := s.vm.RunScript(entries[0], string(result.OutputFiles[0].Contents)); err != nil {
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

func (s *script) answer(k key, choices []string, language string) (a answer) {
	s.call(&a, `(question, choices, language) => {
		const points = page.scoreQuestion(question, { choices }, language);
		return { points: points.num + "/" + points.den, verdict: page.questionVerdict(question, { choices }, language) };
	}`, k, choices, language)
	return a
}

func (s *script) points(t *testing.T, k key, choices []string) *big.Rat {
	t.Helper()
	points, ok := new(big.Rat).SetString(s.answer(k, choices, "tr").Points)
	if !ok {
		t.Fatalf("points are no fraction: %+v %q", k, choices)
	}
	return points
}
