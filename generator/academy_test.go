package generator_test

import (
	"go/constant"
	"go/token"
	"go/types"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ders/generator/lang"
	"ders/generator/mention"
	"ders/generator/site"
)

// eachText calls f for every text of the academy.
func eachText(t *testing.T, f func(file, text string)) {
	t.Helper()
	for _, folder := range []string{"content", "quizzes"} {
		err := filepath.WalkDir(filepath.Join("..", folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".md" {
				return err
			}
			text, err := os.ReadFile(name)
			f(strings.TrimPrefix(filepath.ToSlash(name), "../"), string(text))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestAcademyPathsReachEveryLesson: who finishes all paths has read everything.
func TestAcademyPathsReachEveryLesson(t *testing.T) {
	t.Parallel()
	s := academy(t).Site
	if len(s.Modules) != 10 || len(s.Paths) != 5 {
		t.Fatalf("%d modules and %d paths", len(s.Modules), len(s.Paths))
	}
	lessons := 0
	for _, m := range s.Modules {
		lessons += len(m.Lessons)
		if !slices.ContainsFunc(s.Paths, func(p *site.Path) bool { return slices.Contains(p.Modules, m) }) {
			t.Errorf("no path leads to %s", m.ID)
		}
		if len(m.Quizzes) == 0 {
			t.Errorf("%s has no quiz", m.ID)
		}
	}
	if lessons != 46 {
		t.Errorf("%d lessons", lessons)
	}
	for _, p := range s.Paths {
		if p.Exam == nil {
			t.Errorf("%s has no exam", p.ID.Text)
		}
	}
}

// TestAcademyObjectives: every objective of a module is tested by a question of
// its quiz, and taught by a lesson that names it.
func TestAcademyObjectives(t *testing.T) {
	t.Parallel()
	count := 0
	for _, m := range academy(t).Site.Modules {
		tested, taught := map[string]bool{}, map[string]bool{}
		for _, page := range m.Quizzes {
			for _, q := range page.Quiz.Questions {
				tested[q.Objective.Text] = true
			}
		}
		for _, lesson := range m.Lessons {
			for _, id := range lesson.Doc.Meta.Objectives {
				taught[id.ID.Text] = true
			}
			if len(lesson.Doc.Meta.Objectives) == 0 {
				t.Errorf("%s has no objective", lesson.URL)
			}
		}
		for _, objective := range m.Page.Doc.Meta.Objectives {
			count++
			if id := objective.ID.Text; !tested[id] || !taught[id] {
				t.Errorf("%s of %s: tested %v, taught %v", id, m.ID, tested[id], taught[id])
			}
		}
	}
	if count < 40 {
		t.Errorf("only %d objectives", count)
	}
}

// pattern is what every lesson has, by what stands in its source.
var pattern = []string{"> [!say]", "> [!avoid]", "> [!tab]", "> [!exercise]", "> [!answer]-", "> [!summary]", "```quiz", "## Sık hatalar", "## İlgili konular"}

// TestAcademyLessonsKeepThePattern: 500 to 800 words, say and avoid, phrases by
// channel, mistakes, an exercise with its folded answer, a summary, the next
// lesson, and a question to check oneself with.
func TestAcademyLessonsKeepThePattern(t *testing.T) {
	t.Parallel()
	for _, m := range academy(t).Site.Modules {
		for _, lesson := range m.Lessons {
			if words := lesson.Doc.Words; words < 500 || words > 800 {
				t.Errorf("%s has %d words", lesson.URL, words)
			}
			for _, part := range pattern {
				if !strings.Contains(lesson.Doc.File.Text, part) {
					t.Errorf("%s has no %s", lesson.URL, part)
				}
			}
			if strings.Count(lesson.Doc.File.Text, "> [!tab]") < 4 {
				t.Errorf("%s does not speak on every channel", lesson.URL)
			}
		}
	}
}

// TestAcademyTermsAreUsed: no term of the glossary stands there alone.
func TestAcademyTermsAreUsed(t *testing.T) {
	t.Parallel()
	s := academy(t).Site
	terms := s.Glossary.Terms
	if len(terms) != 101 {
		t.Errorf("%d terms", len(terms))
	}
	// A term that is not marked in texts is used in them all the same.
	open := make([]*site.Term, len(terms))
	for i, term := range terms {
		same := *term
		same.Unmarked = false
		open[i] = &same
	}
	finder := mention.NewFinder(open, lang.For("tr"))
	used := map[string]bool{}
	note := func(pieces ...site.Fragment) {
		for _, m := range finder.In(pieces...) {
			used[m.Term.Title] = true
		}
	}
	for _, page := range s.Pages {
		if page.Doc != nil && page.Kind != site.Glossary {
			note(page.Doc.Body()...)
		}
	}
	for _, term := range terms {
		if !used[term.Title] {
			t.Errorf("no page uses %q", term.Title)
		}
	}
}

var (
	lawBox    = regexp.MustCompile(`^> \[!law\]`)
	headingID = regexp.MustCompile(`^#{2,3} .*\{#([^}]+)\}`)
	legalRow  = regexp.MustCompile(`^\| \[[^]]+\]\(\.\./(?:\.\./)?([^)]+)\) \| [^|]+ \| ([^|]+) \|$`)
	checkDate = regexp.MustCompile(`^(henüz denetlenmedi|20\d\d-[01]\d-[0-3]\d)$`)
)

// TestAcademyLegalNotes: a page of the guide lists every place that touches the
// law, with the day of its last check.
func TestAcademyLegalNotes(t *testing.T) {
	t.Parallel()
	const notes = "content/egitmen-rehberi/hukuk-notlari.md"
	listed := map[string]bool{}
	boxes := 0
	eachText(t, func(file, text string) {
		if file != notes {
			return
		}
		for _, line := range strings.Split(text, "\n") {
			if row := legalRow.FindStringSubmatch(line); row != nil {
				listed[strings.TrimPrefix(row[1], "content/")] = true
				if !checkDate.MatchString(row[2]) {
					t.Errorf("%s: no day of a check: %q", notes, row[2])
				}
			} else if strings.HasPrefix(line, "| [") {
				t.Errorf("%s: a row that is not understood: %s", notes, line)
			}
		}
	})
	eachText(t, func(file, text string) {
		id := ""
		for _, line := range strings.Split(text, "\n") {
			if heading := headingID.FindStringSubmatch(line); heading != nil {
				id = heading[1]
			}
			if lawBox.MatchString(line) && !strings.HasPrefix(file, "content/egitmen-rehberi/") {
				boxes++
				if place := strings.TrimPrefix(file, "content/") + "#" + id; !listed[place] {
					t.Errorf("%s does not list %s", notes, place)
				}
			}
		}
	})
	if boxes < 28 {
		t.Errorf("only %d boxes", boxes)
	}
}

// sums says how the right answer of every numeric question follows from the
// numbers that it gives, in their order.
var sums = map[string]struct {
	given []float64
	right func(g []float64) float64
}{
	"s03-08": {[]float64{300, 240}, func(g []float64) float64 { return g[1] / g[0] * 100 }},
	"s03-09": {[]float64{2, 3, 4, 5, 31}, func(g []float64) float64 { slices.Sort(g); return g[len(g)/2] }},
	"s07-03": {nil, func([]float64) float64 { return 1. / (9 + 1) * 100 }}, // "dokuz", "onuncu"
	"s07-04": {[]float64{1, 1, 100, 5, 1300}, func(g []float64) float64 { return g[4] / g[0] * g[1] / g[2] * g[3] }},
	"s07-05": {[]float64{6000, 2400}, func(g []float64) float64 { return g[1] / g[0] * 100 }},
	"s07-08": {[]float64{800, 900, 260}, func(g []float64) float64 { return (g[1] - g[2]) / g[0] * 100 }},
	"s08-03": {[]float64{200, 5, 90, 4, 60, 3, 25, 2, 15, 1, 10}, func(g []float64) float64 { return (g[2] + g[4]) / (g[2] + g[4] + g[6] + g[8] + g[10]) * 100 }},
	"s08-05": {[]float64{200, 110, 54, 36}, func(g []float64) float64 { return (g[1] - g[3]) / (g[1] + g[2] + g[3]) * 100 }},
	"s08-06": {[]float64{10, 9, 9, 8, 7, 6, 10, 3, 9, 8}, netPromoter},
	"s08-09": {[]float64{2.0, 5, 7, 150, 1, 7, 6, 7, 90, 5, 30, 4, 12, 1, 3, 18}, func(g []float64) float64 { return (g[8] + g[10]) / (g[8] + g[10] + g[12] + g[15]) * 100 }},
	"s08-11": {[]float64{600, 5, 4, 25, 400}, func(g []float64) float64 { return g[0]*g[1]*g[2]*g[3]/100 - g[4] }},
	"s08-12": {[]float64{1000, 0.8, 0.2}, func(g []float64) float64 { return payments(g[0], g[1], g[2]) }},
	"s09-07": {[]float64{1000, 940}, func(g []float64) float64 { return g[1] / g[0] * 100 }},
	"s09-08": {[]float64{0.95, 0.98, 0.99}, func(g []float64) float64 { return g[0] * g[1] * g[2] * 100 }},
	"k03-4a": {[]float64{10, 3, 12, 8, 9, 10, 25, 7, 6}, func(g []float64) float64 { return share(g[1:], func(x float64) bool { return x <= g[0] }) }},
	"k06-3a": {[]float64{5000, 2000}, func(g []float64) float64 { return g[1] / g[0] * 100 }},
	"k07-2a": {nil, func([]float64) float64 { return 1. / (4 + 1) * 100 }}, // "dört", "bir"
	"k07-3a": {[]float64{5000, 2000, 500}, func(g []float64) float64 { return g[2] / g[1] * 100 }},
	"k07-4a": {[]float64{400, 420, 120}, func(g []float64) float64 { return 100 - (g[1]-g[2])/g[0]*100 }},
	"k08-2a": {[]float64{80, 5, 30, 4, 26, 3, 12, 2, 8, 1, 4}, func(g []float64) float64 { return (g[2] + g[4]) / (g[2] + g[4] + g[6] + g[8] + g[10]) * 100 }},
	"k08-3a": {[]float64{80, 44, 20, 16}, func(g []float64) float64 { return (g[1] - g[3]) / (g[1] + g[2] + g[3]) * 100 }},
	"k08-4a": {[]float64{2.0, 60, 7, 12, 6, 18, 5, 15, 4, 6, 3, 4, 2, 3, 1, 2, 6, 7, 1, 3}, func(g []float64) float64 {
		return (g[3] + g[5] - g[11] - g[13] - g[15]) / (g[3] + g[5] + g[7] + g[9] + g[11] + g[13] + g[15]) * 100
	}},
	"k08-5a": {[]float64{1500, 2700, 900}, func(g []float64) float64 { return (g[0] - g[2]) / g[0] * 100 }},
	"k09-3a": {[]float64{640, 608}, func(g []float64) float64 { return g[1] / g[0] * 100 }},
}

func share(all []float64, counts func(float64) bool) float64 {
	n := 0.
	for _, x := range all {
		if counts(x) {
			n++
		}
	}
	return n / float64(len(all)) * 100
}

// netPromoter is the share of 9 and 10 less the share of 0 to 6.
func netPromoter(all []float64) float64 {
	return share(all, func(x float64) bool { return x >= 9 }) - share(all, func(x float64) bool { return x <= 6 })
}

// payments is what a customer brings whose yearly margin m comes at the end of
// each year that he stayed: the sum of m·r^n/(1+d)^n, added up one by one.
func payments(m, r, d float64) (sum float64) {
	for n := 1.; n < 1000; n++ {
		sum += m * math.Pow(r/(1+d), n)
	}
	return sum
}

var (
	anyTag    = regexp.MustCompile(`<[^>]*>`)
	anyNumber = regexp.MustCompile(`\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?`)
)

func turkishNumber(s string) float64 {
	if grouped := regexp.MustCompile(`^\d+(\.\d{3})+(,|$)`); grouped.MatchString(s) {
		s = strings.ReplaceAll(s, ".", "")
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil {
		panic(err)
	}
	return x
}

// TestAcademySums computes the answer of every numeric question from the
// numbers of its text.
func TestAcademySums(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, page := range academy(t).Site.Pages {
		if page.InGuide() { // examples of how to write
			continue
		}
		for _, quiz := range quizzesOn(page) {
			for _, q := range quiz.Questions {
				if q.Type != site.Numeric {
					continue
				}
				seen[q.ID] = true
				sum, ok := sums[q.ID]
				if !ok {
					t.Errorf("%s has no sum", q.ID)
					continue
				}
				var given []float64
				for _, n := range anyNumber.FindAllString(q.PromptText+" "+anyTag.ReplaceAllString(strings.Join(q.Body.Parts, ""), " "), -1) {
					given = append(given, turkishNumber(n))
				}
				if !slices.Equal(given, sum.given) {
					t.Errorf("%s gives %v, not %v", q.ID, given, sum.given)
					continue
				}
				right, hit := sum.right(given), false
				for _, choice := range q.Choices {
					low, err := strconv.ParseFloat(choice.Low, 64)
					high, err2 := strconv.ParseFloat(choice.High, 64)
					if err != nil || err2 != nil {
						t.Fatalf("%s: %q to %q", q.ID, choice.Low, choice.High)
					}
					if in := low-1e-9 <= right && right <= high+1e-9; in && choice.Weight == 100 {
						hit = true
					} else if in {
						t.Errorf("%s: the answer %g has %d percent", q.ID, right, choice.Weight)
					}
				}
				if !hit {
					t.Errorf("%s: %g is not accepted", q.ID, right)
				}
			}
		}
	}
	for id := range sums {
		if !seen[id] {
			t.Errorf("no numeric question is called %s", id)
		}
	}
}

func quizzesOn(page *site.Page) (all []*site.Quiz) {
	if page.Quiz != nil {
		all = append(all, page.Quiz)
	}
	if page.Doc != nil {
		for _, embed := range page.Doc.Embeds {
			if embed.Checks != nil {
				all = append(all, embed.Checks)
			}
		}
	}
	return all
}

const (
	number  = `%?\d+(?:\.\d{3})*(?:,\d+)?`
	operand = `[+−]?\(*` + number + `(?: (?:TL|kişi|yıl|puan|alım))?\)*`
	sumText = operand + `(?: [+−×÷] ` + operand + `)*`
)

var (
	equation = regexp.MustCompile(`(` + sumText + `) [=≈] (` + sumText + `)(?:, yani (?:yaklaşık )?[+]?(` + number + `))?`)
	unit     = regexp.MustCompile(` (?:TL|kişi|yıl|puan|alım)`)
	digits   = regexp.MustCompile(number)
	toGo     = strings.NewReplacer("−", "-", "×", "*", "÷", "/", "%", "")
)

// valueOf computes a written sum.
func valueOf(t *testing.T, sum string) float64 {
	t.Helper()
	expr := digits.ReplaceAllStringFunc(toGo.Replace(unit.ReplaceAllString(sum, "")), func(n string) string {
		return strconv.FormatFloat(turkishNumber(n), 'f', -1, 64) + "*1."
	})
	expr = regexp.MustCompile(`[\d.]+\*1\.`).ReplaceAllString(expr, "($0)")
	v, err := types.Eval(token.NewFileSet(), nil, token.NoPos, expr)
	if err != nil {
		t.Fatalf("%s (%s): %v", sum, expr, err)
	}
	x, _ := constant.Float64Val(v.Value)
	return x
}

// TestAcademyEquations computes both sides of every equation in the texts, and
// what "yani" makes of them. The last side may be rounded to its digits; a
// percentage may be written for a share.
func TestAcademyEquations(t *testing.T) {
	t.Parallel()
	count := 0
	eachText(t, func(file, text string) {
		for n, line := range strings.Split(text, "\n") {
			for rest := line; ; {
				at := equation.FindStringSubmatchIndex(rest)
				if at == nil {
					break
				}
				left, right := rest[at[2]:at[3]], rest[at[4]:at[5]]
				count++
				equal := func(written string) {
					t.Helper()
					_, decimals, _ := strings.Cut(unit.ReplaceAllString(written, ""), ",")
					near := math.Pow(10, -float64(len(decimals)))/2 + 1e-9
					got, want := valueOf(t, left), valueOf(t, written)
					percent := strings.Contains(left+written, "%")
					if math.Abs(got-want) > near && (!percent || math.Abs(got*100-want) > near) {
						t.Errorf("%s:%d: %s = %s? It is %g", file, n+1, left, written, got)
					}
				}
				equal(right)
				if at[6] >= 0 {
					equal(rest[at[6]:at[7]])
				}
				rest = rest[at[4]:] // the right side may be the left one of another
			}
		}
	})
	if count < 80 {
		t.Errorf("only %d equations were found", count)
	}
	t.Logf("%d equations", count)
}
