package generator_test

import (
	"html"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/site"
)

// sheetSites have sheets of every kind: with texts that use each other's ids,
// live blocks, and every type of question.
var sheetSites = []string{"testdata/sites/ornek", "testdata/sites/sinav", "testdata/sites/sample", "../"}

// TestSheetsHoldTogether follows every link of every sheet: many pages stand on
// one, and still an id is there once, and each link finds its place.
func TestSheetsHoldTogether(t *testing.T) {
	for _, source := range sheetSites {
		result := build(t, generator.Options{Source: source})
		if result.Tree == nil {
			t.Fatal(say(result.Diagnostics, "en"))
		}
		sheets, inside := 0, 0
		for _, page := range result.Site.Pages {
			if page.Sheet == nil {
				continue
			}
			sheets++
			inside += checkSheet(t, result, page.Sheet.URL)
		}
		t.Logf("%s: %d sheets, %d links inside them", source, sheets, inside)
		if sheets == 0 || inside == 0 {
			t.Errorf("%s has %d sheets with %d links inside", source, sheets, inside)
		}
	}
}

var (
	htmlTag     = regexp.MustCompile(`<([a-z][a-z0-9]*)((?:\s[^>]*)?)>`)
	htmlAddress = regexp.MustCompile(`\s(id|href|src|aria-labelledby|aria-describedby|for)="([^"]*)"`)
)

// saidAttribute is what paper says behind a link.
var saidAttribute = regexp.MustCompile(` data-said="[^"]*"`)

// checkSheet counts the links of a sheet that lead into it.
func checkSheet(t *testing.T, result *generator.Result, url string) (inside int) {
	t.Helper()
	text := readPage(t, result, url)
	ids := map[string]bool{}
	var named []string
	headings := map[string]int{}
	for _, tag := range htmlTag.FindAllStringSubmatch(text, -1) {
		headings[tag[1]]++
		for _, m := range htmlAddress.FindAllStringSubmatch(tag[2], -1) {
			value := html.UnescapeString(m[2])
			switch m[1] {
			case "id":
				if ids[value] {
					t.Errorf("/%s: two elements have the id %q", url, value)
				}
				ids[value] = true
			case "href", "src":
				if anchor, ok := strings.CutPrefix(value, "#"); ok {
					named = append(named, anchor)
					inside++
					continue
				}
				checkTarget(t, result, url, value)
			default:
				named = append(named, strings.Fields(value)...)
			}
		}
	}
	for _, id := range named {
		if !ids[id] {
			t.Errorf("/%s: nothing has the id %q", url, id)
		}
	}
	if headings["h1"] != 1 {
		t.Errorf("/%s has %d headings of the first level", url, headings["h1"])
	}
	return inside
}

// checkTarget looks for what an address of a page leads to.
func checkTarget(t *testing.T, result *generator.Result, url, address string) {
	t.Helper()
	if strings.Contains(address, ":") {
		return // another site
	}
	address, anchor, _ := strings.Cut(address, "#")
	file := path.Join(url, address)
	if address == "" || strings.HasSuffix(address, "/") {
		file = path.Join(file, "index.html")
	}
	data, err := result.Tree.Read(file)
	if err != nil {
		t.Errorf("/%s leads to %q, which is not there", url, address)
	} else if anchor != "" && !strings.Contains(string(data), ` id="`+html.EscapeString(anchor)+`"`) {
		t.Errorf("/%s leads to %q, where nothing is %q", url, address, anchor)
	}
}

func readPage(t *testing.T, result *generator.Result, url string) string {
	t.Helper()
	data, err := result.Tree.Read(url + "index.html")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSheetOfAnExamTellsNoKey: neither what is accepted nor what is said
// afterwards stands on the paper of an exam; on that of a practice quiz it does,
// behind the questions.
func TestSheetOfAnExamTellsNoKey(t *testing.T) {
	result := build(t, generator.Options{Source: "testdata/sites/sinav"})
	exams, others := 0, 0
	for _, page := range result.Site.Pages {
		if page.Quiz == nil {
			continue
		}
		text := readPage(t, result, page.Sheet.URL)
		if len(page.Paper) != page.Asked {
			t.Errorf("%s asks %d questions, its sheet %d", page.URL, page.Asked, len(page.Paper))
		}
		if got := strings.Count(text, `class="paper-question"`); got != page.Asked {
			t.Errorf("%s asks %d questions, its sheet shows %d", page.URL, page.Asked, got)
		}
		questions, key, hasKey := strings.Cut(text, `<section class="sheet-key"`)
		questions = saidAttribute.ReplaceAllString(questions, "")
		exam := page.Quiz.Mode == site.Assessment
		if hasKey == exam {
			t.Errorf("%s: the key of its sheet is there: %v", page.URL, hasKey)
		}
		if exam {
			exams++
		} else {
			others++
		}
		for _, told := range keyOf(&site.Page{Pool: page.Paper}) {
			if strings.Contains(questions, told) {
				t.Errorf("the sheet of %s tells %q", page.URL, told)
			}
		}
		for _, posed := range page.Paper {
			for _, part := range posed.Explanation.Parts {
				if words, _, _ := strings.Cut(tags.Replace(part), "\n"); !exam && !strings.Contains(key, strings.TrimSpace(words)) {
					t.Errorf("the key of %s does not say %q", page.URL, words)
				}
			}
		}
	}
	if exams != 2 || others != 2 {
		t.Errorf("%d exams and %d quizzes for practice", exams, others)
	}
}

// TestSheetMixesWhatIsTheKey: the parts of an ordering question and the right
// cells of a matching one do not stand on paper as their author wrote them, and
// the key says where they went.
func TestSheetMixesWhatIsTheKey(t *testing.T) {
	dir := t.TempDir()
	for name, text := range soundSite {
		write(t, dir, name, text)
	}
	write(t, dir, "quizzes/iade.md", everyType)
	result := build(t, generator.Options{Source: dir})
	if result.Tree == nil {
		t.Fatal(say(result.Diagnostics, "en"))
	}
	text := readPage(t, result, "iade/sinav/yazdir/")
	questions, key, _ := strings.Cut(text, `<section class="sheet-key"`)
	shown := func(words ...string) (order []string) {
		order = slices.SortedFunc(slices.Values(words), func(a, b string) int {
			return strings.Index(questions, ">"+a+"<") - strings.Index(questions, ">"+b+"<")
		})
		return order
	}
	steps := []string{"Dinle", "Özetle", "Çözüm öner", "Onay al"}
	order := shown(steps...)
	if slices.Equal(order, steps) {
		t.Errorf("the parts stand in their right order")
	}
	var ranks []string
	for _, step := range order {
		ranks = append(ranks, string(rune('1'+slices.Index(steps, step))))
	}
	cells := []string{"Değişim", "Kupon", "Tutanak"}
	mixed := shown(cells...)
	letters := func(cell string) string { return string(rune('A'+slices.Index(mixed, cell))) + ") " + cell }
	if slices.Equal(mixed, cells) {
		t.Errorf("the right cells stand as their author wrote them")
	}
	for _, want := range []string{
		strings.Join(ranks, " – "),
		"<strong>1)</strong> " + letters("Değişim"), "<strong>2)</strong> " + letters("Kupon"),
		"<strong>1)</strong> on dört / 14", "<strong>2)</strong> 5",
	} {
		if !strings.Contains(key, want) {
			t.Errorf("the key does not say %q:\n%s", want, key)
		}
	}
	if questions = mainOf(questions); strings.Contains(questions, "<input") || strings.Contains(questions, "<select") {
		t.Error("paper has form fields")
	}
}

const everyType = `---
title: Her tür
allow: { quiz/choice-count: deneme, quiz/no-explanation: deneme, quiz/no-feedback: deneme }
---

## Sıraya dizin.

` + "`id: sira`" + `

1. Dinle
2. Özetle
3. Çözüm öner
4. Onay al

## Eşleştirin.

` + "`id: esles`" + `

| Durum | Eylem |
| --- | --- |
| Hatalı ürün | Değişim |
| Geç teslimat | Kupon |
| | Tutanak |

## Boşlukları doldurun.

` + "`id: bosluk`" + `

Süre [[on dört|14]] gündür, ücret [[3|(5)|10]] günde yatar.
`

// TestSheetSize: a sheet is a whole module, so it has no lesson's budget, but
// also no script and key that the lessons carry.
func TestSheetSize(t *testing.T) {
	if _, err := os.Stat("../content"); err != nil {
		t.Skip("no content")
	}
	result := academy(t)
	for _, m := range result.Site.Modules {
		sum := 0
		for _, lesson := range m.Lessons {
			sum += len(readPage(t, result, lesson.URL))
		}
		size := len(readPage(t, result, m.Page.Sheet.URL))
		t.Logf("%-30s %3d KiB; its %d lessons %3d KiB", m.ID, size>>10, len(m.Lessons), sum>>10)
		if size > sum {
			t.Errorf("the sheet of %s is bigger than its lessons", m.ID)
		}
	}
}
