package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/lint"
	"ders/generator/source"
)

// TestRulesAreExplained: every rule has words in both languages, is in a group
// and has a text that breaks it, but for those that no text can show.
func TestRulesAreExplained(t *testing.T) {
	for _, language := range []string{"tr", "en"} {
		p := &program{language: language, stdout: newStream(os.Stderr)}
		all := p.explanations()
		grouped := 0
		for _, g := range groups {
			grouped += len(g.in(all))
		}
		all = slices.DeleteFunc(all, func(e explanation) bool { return isTests(e.rule) })
		if grouped != len(all) {
			t.Errorf("%d rules, %d of them in groups", len(all), grouped)
		}
		for _, e := range all {
			text := p.ruleText(e.rule)
			switch {
			case text.Message == "" || text.Hint == "":
				t.Errorf("%s says nothing or no remedy in %s", e.rule.ID, language)
			case e.advice && (e.why == "" || e.right == ""):
				t.Errorf("%s is not explained in %s", e.rule.ID, language)
			case !e.advice && e.message == "":
				t.Errorf("%s has no example in %s", e.rule.ID, language)
			case strings.Contains(p.explanationText(e), "%!"):
				t.Errorf("%s: %s", e.rule.ID, p.explanationText(e))
			}
		}
	}
	known, shown := map[string]bool{}, examples()
	for _, rule := range source.Rules() {
		if known[rule.ID] = true; isTests(rule) {
			continue
		}
		_, shown := shown[rule.ID]
		group, _, _ := strings.Cut(rule.ID, "/")
		isAdvice := slices.ContainsFunc(lint.Rules(), func(r lint.Rule) bool { return r.Rule == rule })
		if !shown && !isAdvice && group != "source" && !slices.Contains(unshown, rule.ID) {
			t.Errorf("%s has no example; run go generate", rule.ID)
		}
	}
	for id := range rightly() {
		if !known[id] {
			t.Errorf("right.txtar explains %s, which is no rule", id)
		}
	}
}

// isTests reports whether a rule is one that a test defines.
func isTests(rule *source.Rule) bool { return strings.HasPrefix(rule.ID, "ders/") }

// unshown are rules about more than a text file can hold in a test.
var unshown = []string{"page/too-large",
	"front/too-long", "markdown/block-too-long", "markdown/page-too-large", "markdown/too-deep", "markdown/too-many-cells",
	"quiz/too-many-questions", "scenario/too-many-scenes", "scenario/too-many-states",
}

// TestExamples gathers examples.json from the cases of mistakes.
func TestExamples(t *testing.T) {
	names, err := filepath.Glob("../../generator/testdata/mistakes/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	best := map[string]candidate{}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range candidates(archive, strings.TrimSuffix(filepath.Base(name), ".txtar")) {
			if before, ok := best[c.rule]; !ok || c.worth > before.worth {
				best[c.rule] = c
			}
		}
	}
	all := map[string]example{}
	for id, c := range best {
		all[id] = c.example
	}
	for _, rule := range source.Rules() {
		if strings.HasPrefix(rule.ID, "link/external-") {
			all[rule.ID] = ofOthers(rule)
		}
	}
	var got bytes.Buffer
	out := json.NewEncoder(&got)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	if err := out.Encode(all); err != nil {
		t.Fatal(err)
	}
	hold(t, "examples.json", got.Bytes(), exampleText)
	exampleText = got.Bytes() // the page is written from what is true now
}

// ofOthers is an example of a rule about other sites, which no case can show.
func ofOthers(rule *source.Rule) example {
	address, second := "https://ornek.com/kanun", any("ornek.com")
	switch rule.ID {
	case "link/external-gone":
		second = 404
	case "link/external-failing":
		second = 503
	case "link/external-closed":
		second = 403
	case "link/external-moved":
		second = "https://ornek.com/yeni/kanun"
	case "link/external-private":
		address, second = "http://10.0.0.5/kanun", "10.0.0.5"
	case "link/external-address":
		address = "https:///kanun"
	}
	file := source.NewFile("content/01-iade/01-sure.md", []byte("[Kanun]("+address+")"))
	d := file.Span(0, 0).Report(rule, address, second)
	tr, en := d.Describe("tr"), d.Describe("en")
	return example{
		Path: file.Path, Wrong: file.Text,
		Turkish: source.Text{Message: tr.Message, Hint: tr.Hint}, English: source.Text{Message: en.Message, Hint: en.Hint},
	}
}

// hold holds a generated file against what it should be, or rewrites it.
func hold(t *testing.T, name string, got, want []byte) {
	t.Helper()
	switch {
	case bytes.Equal(got, want):
	case *update:
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what the rules say; run go generate in cmd/ders", name)
	}
}

// A candidate is an example that a case shows.
type candidate struct {
	rule  string
	worth int
	example
}

var told = regexp.MustCompile(`^(\S.*?)(?::(\d+):\d+-(\d+):\d+)?: (?:error|warning|info): (.*) \[([a-z0-9/-]+)\]$`)

var refers = regexp.MustCompile(`^(\S+):(\d+):\d+: `)

// candidates are what the want sections of a case say, in both languages, and
// the text that they say it of.
func candidates(archive *txtar.Archive, name string) []candidate {
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = strings.ReplaceAll(string(f.Data), "\r", "")
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	turkish, english := readWant(files["want"]), readWant(files["want.en"])
	var all []candidate
	for i, w := range turkish {
		if i >= len(english) || english[i].rule != w.rule {
			continue
		}
		c := candidate{rule: w.rule, example: example{Path: w.path, Turkish: w.text, English: english[i].text}}
		text, there := files[w.path]
		if w.from > 0 && there && strings.Trim(lineOf(text, w.from), "- ") != "" {
			c.Wrong = passage(text, w.from, w.to, w.related, strings.HasPrefix(w.path, "quizzes/"))
		}
		switch lines := strings.Count(c.Wrong, "\n") + 1; {
		case strings.TrimSpace(c.Wrong) == "":
		case lines <= 12:
			c.worth = 100 - lines
		default:
			c.worth = 10
		}
		for j, other := range turkish { // one thing is wrong with a good example
			if other.path == w.path && other.from == w.from && i != j {
				c.worth -= 5
			}
		}
		if strings.HasSuffix(name, "_en") || dangerous.MatchString(c.Wrong) {
			c.worth -= 30
		}
		if group, _, _ := strings.Cut(w.rule, "/"); (w.path == "ders.yaml") != (group == "config") {
			c.worth -= 10
		}
		if len([]rune(c.Wrong)) > 400 || len([]rune(w.text.Message)) > 160 {
			c.worth = min(c.worth, 5)
		}
		_, rule, _ := strings.Cut(w.rule, "/")
		for part := range strings.SplitSeq(rule, "-") {
			if slices.Contains(words, part) {
				c.worth += 20
			}
		}
		all = append(all, c)
	}
	return all
}

// dangerous is what no guide should show.
var dangerous = regexp.MustCompile(`script:|passwd|a{20}|b{20}`)

func lineOf(text string, number int) string {
	lines := strings.Split(text, "\n")
	return lines[min(number, len(lines))-1]
}

type wanted struct {
	path     string
	from, to int // lines
	related  int // the line of the first related place in the same file; 0 for none
	rule     string
	text     source.Text
}

// readWant reads a want section: each line that is not indented is a message,
// the first indented one below it the hint.
func readWant(section string) []wanted {
	var all []wanted
	for line := range strings.Lines(section) {
		line = strings.TrimRight(line, "\n")
		if m := told.FindStringSubmatch(line); m != nil {
			all = append(all, wanted{path: m[1], from: atoi(m[2]), to: atoi(m[3]), rule: m[5], text: source.Text{Message: m[4]}})
			continue
		}
		hint, ok := strings.CutPrefix(line, "\t")
		if !ok || len(all) == 0 {
			continue
		}
		last := &all[len(all)-1]
		if m := refers.FindStringSubmatch(hint); m != nil && m[1] == last.path && last.related == 0 {
			last.related = atoi(m[2])
		} else if m == nil && last.text.Hint == "" {
			last.text.Hint = hint
		}
	}
	return all
}

func atoi(digits string) int {
	n := 0
	for _, r := range digits {
		n = n*10 + int(r-'0')
	}
	return n
}

// passage is the lines of a place with what is needed to see the mistake: what
// follows a heading, what a line of a question stands in, the head of a file,
// what an indented line belongs to, the place that the message refers to.
func passage(text string, from, to, related int, inQuiz bool) string {
	const most = 10
	lines := strings.Split(text, "\n")
	if from > len(lines) {
		return ""
	}
	to = min(max(to, from), len(lines))
	isHeading := func(line string) bool { return strings.HasPrefix(line, "## ") }
	if isHeading(lines[from-1]) {
		for to < len(lines) && to < from+most && !isHeading(lines[to]) {
			to++
		}
	}
	switch first := from; {
	case related > 0 && related < from && to-related < most:
		from = related
	case lines[0] == "---" && from <= most/2:
		from = 1
	case inQuiz && slices.ContainsFunc(lines[max(0, to-most-1):from], isHeading):
		for !isHeading(lines[from-1]) {
			from--
		}
	default:
		for first > 1 && to-first < most && strings.HasPrefix(lines[first-1], " ") && !isHeading(lines[first-1]) {
			first--
		}
		from = first
	}
	var b strings.Builder
	for _, line := range lines[from-1 : to] {
		b.WriteString(strings.TrimRight(source.Printable(line), " ") + "\n")
	}
	return strings.TrimRight(b.String(), " \n")
}

// TestRulesPage holds the page of the guide that explains every rule.
func TestRulesPage(t *testing.T) {
	const page = "../../content/egitmen-rehberi/kurallar.md"
	p := &program{language: "tr", stdout: newStream(os.Stderr)}
	want, err := os.ReadFile(page)
	if err != nil && !*update {
		t.Fatal(err)
	}
	hold(t, page, []byte(p.rulesPage()), want)
}

// TestRuleAnchors: each rule has one anchor of its own on the page.
func TestRuleAnchors(t *testing.T) {
	seen := map[string]string{}
	for _, rule := range source.Rules() {
		id := anchorOf(rule)
		if before := cmp.Or(seen[id]); before != "" {
			t.Errorf("%s and %s share the anchor %s", before, rule.ID, id)
		}
		seen[id] = rule.ID
	}
	for _, g := range groups {
		if seen[g.name] != "" {
			t.Errorf("the group %s has the anchor of %s", g.name, seen[g.name])
		}
	}
}
