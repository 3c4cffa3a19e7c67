package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The examples of the trainer's guide are test cases. A fenced block says by
// its caption, which readers see too, what it is:
//
//	```markdown quizzes/tezgah.md      the file of that name
//	```yaml ders.yaml içine            lines of ders.yaml
//	```yaml Dersin ön bilgisi          lines of a front matter; see heads
//	```markdown Soru                   a question of a quiz, a term: see bodies
//	```markdown                        text of a lesson
//	```markdown Yanlış soru            a mistake, with the messages in the
//	                                   ```text İleti below it
//	```sh Terminal                     commands
//
// A file that stands there twice is first written so, then so.

var guideFolder, _ = filepath.Abs("../../content/egitmen-rehberi") // examples are checked in folders of their own

// A block is a fenced block of a page.
type block struct {
	language, caption, text string
	line                    int
	start, end              int // of the text in the page
}

var fenceLine = regexp.MustCompile("^( *)(`{3,}) *([a-z]*) *(.*)$")

// blocksOf is every fenced block of a page.
func blocksOf(t *testing.T, page string) []block {
	t.Helper()
	var all []block
	at := 0
	lines := strings.SplitAfter(page, "\n")
	for i := 0; i < len(lines); i++ {
		at += len(lines[i])
		m := fenceLine.FindStringSubmatch(strings.TrimRight(lines[i], "\n"))
		if m == nil {
			if strings.Contains(lines[i], "> ```") {
				t.Errorf("line %d: this test does not see a block in a quote", i+1)
			}
			continue
		}
		b := block{language: m[3], caption: m[4], line: i + 1, start: at}
		for i++; i < len(lines) && strings.TrimRight(lines[i], "\n") != m[1]+m[2]; i++ {
			b.text += strings.TrimPrefix(lines[i], m[1])
			at += len(lines[i])
		}
		b.end = at
		if i == len(lines) {
			t.Fatalf("line %d: a block without end", b.line)
		}
		at += len(lines[i])
		all = append(all, b)
	}
	return all
}

func guidePages(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob(guideFolder + "/*.md")
	if err != nil || len(names) < 10 {
		t.Fatalf("the guide has the pages %v (%v)", names, err)
	}
	pages := map[string]string{}
	for _, name := range names {
		if base := filepath.Base(name); base != "kurallar.md" { // made of the rules, with their examples
			pages[base] = readFile(t, name)
		}
	}
	return pages
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var ofAFile = regexp.MustCompile(`^[\w./-]+\.(?:md|ya?ml)$`)

// TestGuideExamples lays the examples of each page out as a site and holds what
// `ders check` says against the page: nothing of what is right, and of a
// mistake what the page shows. -update writes that into the page.
func TestGuideExamples(t *testing.T) {
	for name, page := range guidePages(t) {
		t.Run(name, func(t *testing.T) {
			site, written := maps.Clone(bakery), map[string]block{}
			var before []map[string]string // what a file says before it says what stands further down
			blocks := blocksOf(t, page)
			for i, b := range slices.Backward(blocks) {
				wrong, isWrong := strings.CutPrefix(b.caption, "Yanlış")
				path, text := fileOf(b, strings.TrimLeft(wrong, ": "), strconv.Itoa(100+i))
				switch {
				case isWrong && (i+1 == len(blocks) || blocks[i+1].caption != "İleti"):
					t.Errorf("line %d: a mistake without its message", b.line)
				case isWrong:
					alone := withSection(maps.Clone(bakery))
					alone[path] = text
					got, message := checkSite(t, alone)[path], blocks[i+1]
					if !strings.Contains(b.caption, path) {
						got = bare(got)
					}
					if *update {
						page = page[:message.start] + got + page[message.end:]
					} else if got != message.text {
						t.Errorf("line %d: is said\n%swant\n%s", message.line, got, message.text)
					}
				case path == "ders.yaml" && b.caption != path: // others say other lines
					alone := maps.Clone(bakery)
					alone[path] = text
					for path, said := range checkSite(t, alone) {
						t.Errorf("line %d: of %s is said\n%s", b.line, path, said)
					}
				case path != "" && site[path] == text || path != "" && written[path].line == 0:
					site[path], written[path] = text, b
				case path != "":
					before = append(before, map[string]string{path: text})
				case b.caption == "İleti" || b.caption == "Terminal" && b.language == "sh":
				case slices.Contains([]string{"quiz", "calculator", "template"}, b.language):
				default:
					t.Errorf("line %d: a block that no test sees: %s %s", b.line, b.language, b.caption)
				}
			}
			if *update {
				writeFile(t, filepath.Join(guideFolder, name), page)
			}
			if len(written) == 0 {
				return
			}
			for _, state := range append(before, nil) {
				whole := withSection(maps.Clone(site))
				maps.Copy(whole, state)
				for path, said := range checkSite(t, whole) {
					t.Errorf("line %d: of %s is said\n%s", written[path].line, path, said)
				}
			}
		})
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestGuideResults holds that what the guide shows as a result is what stands
// above it.
func TestGuideResults(t *testing.T) {
	results := 0
	for name, page := range guidePages(t) {
		for _, b := range blocksOf(t, page) {
			_, after, _ := strings.Cut(page[b.end:], "\n")
			below, found := strings.CutPrefix(after, "\nSonuç:\n\n")
			if !found {
				continue
			}
			results++
			text := b.text
			if b.caption == "Soru" {
				text = "```quiz\n" + text + "```\n"
			}
			if !strings.HasPrefix(below, text) {
				t.Errorf("%s:%d: the result is not what is written above", name, b.line)
			}
		}
		if got := strings.Count(page, "\nSonuç:\n"); got > 0 {
			results -= got
		}
	}
	if results != 0 {
		t.Errorf("%d results stand below no source", -results)
	}
}

// TestGuideCommands reads every command of the guide: it exists, and so do its
// flags.
func TestGuideCommands(t *testing.T) {
	flag := regexp.MustCompile(`--[a-z-]+`)
	command := regexp.MustCompile("(?m)(?:^|`)ders ([a-z]+)((?: [^`\n]*)?)")
	seen := map[string]bool{}
	for name, page := range guidePages(t) {
		for _, m := range command.FindAllStringSubmatch(page, -1) {
			help, known := helpOf(m[1])
			if !known {
				t.Errorf("%s: there is no command %q", name, m[0])
				continue
			}
			seen[m[1]] = true
			for _, f := range flag.FindAllString(m[2], -1) {
				if !strings.Contains(help, f+" ") && !strings.Contains(help, f+"\n") {
					t.Errorf("%s: %q: the command has no %s", name, m[0], f)
				}
			}
		}
	}
	if len(seen) < 4 {
		t.Errorf("the guide names only %v", slices.Collect(maps.Keys(seen)))
	}
}

// helpOf is what a command says of itself; known is false where there is none.
func helpOf(command string) (help string, known bool) {
	var out, fault bytes.Buffer
	known = run([]string{"help", command}, strings.NewReader(""), &out, &fault) == clean
	return out.String(), known
}

// TestGuideKeys asks the program which keys it knows in each place: the guide
// explains every one of them.
func TestGuideKeys(t *testing.T) {
	const odd = "qqqqqqqq: 1\n"
	head := func(rest string) string { return "---\n" + rest + "---\n\nSelam verin.\n" }
	quiz := func(rest string) string { return "---\ntitle: Deneme\n" + rest + "---\n\n" + soundQuestions }
	for _, c := range []struct{ page, path, text string }{
		{"30-site-klasoru.md", "ders.yaml", "title: Fırın\n" + odd},
		{"30-site-klasoru.md", "ders.yaml", "title: Fırın\npaths:\n  - id: a\n    title: A\n    modules: [tezgah]\n    " + odd},
		{"30-site-klasoru.md", "ders.yaml", "title: Fırın\npaths: [{ id: a, title: A, modules: [tezgah] }]\ncertificate:\n  " + odd},
		{"30-site-klasoru.md", "ders.yaml", "title: Fırın\npaths: [{ id: a, title: A, modules: [tezgah] }]\nreport:\n  email: a@ornek.com\n  " + odd},
		{"30-site-klasoru.md", "ders.yaml", "title: Fırın\nfeedback:\n  email: a@ornek.com\n  " + odd},
		{"40-on-bilgi.md", "content/10-tezgah/20-a.md", head("title: A\n" + odd)},
		{"40-on-bilgi.md", "content/30-a/index.md", head("title: A\nobjectives:\n  - id: H2.1\n    text: Anlatır.\n    " + odd)},
		{"70-sinavlar.md", "quizzes/tezgah/a.md", quiz(odd)},
		{"70-sinavlar.md", "quizzes/tezgah/a.md", quiz("draw:\n  - tag: ekmek\n    count: 1\n    " + odd)},
		{"80-senaryolar.md", "quizzes/tezgah/a.md", "---\ntype: scenario\ntitle: A\n" + odd + "---\n\n" + heads["Senaryonun ön bilgisi"][2]},
		{"80-senaryolar.md", "quizzes/tezgah/a.md", "---\ntype: scenario\ntitle: A\nmeters:\n  mood:\n    min: -1\n    " + odd + "---\n\n" + heads["Senaryonun ön bilgisi"][2]},
		{"60-sorular.md", "quizzes/tezgah/a.md", quiz("") + "\n## Kaç?\n\n`qqqqqqqq: 1`\n\n- [x] A\n- [ ] B\n"},
		{"90-sozluk.md", "content/sozluk.md", "---\ntitle: Sözlük\nkind: glossary\n---\n\n## A\n\n`qqqqqqqq: 1`\n\nBir şey.\n"},
		{"80-senaryolar.md", "quizzes/tezgah/a.md", "---\ntype: scenario\ntitle: A\n---\n\n## Sahne\n\n`qqqqqqqq: 1`\n\nBir şey.\n"},
	} {
		site := maps.Clone(bakery)
		site[c.path] = c.text
		said := checkSite(t, site)[c.path]
		m := regexp.MustCompile(`qqqqqqqq”.*\n(?:.*\|.*\n)*.*: ([a-z_]+(?:, [a-z_]+)*)\n`).FindStringSubmatch(said)
		if m == nil {
			t.Errorf("%s: no list of keys in\n%s", c.path, said)
			continue
		}
		page := readFile(t, guideFolder+"/"+c.page)
		for key := range strings.SplitSeq(m[1], ", ") {
			if !regexp.MustCompile("`" + key + "[`:]").MatchString(page) {
				t.Errorf("%s does not explain the key %s of %s", c.page, key, c.path)
			}
		}
	}
}
