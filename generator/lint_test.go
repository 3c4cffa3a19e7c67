package generator_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator"
	"ders/generator/lint"
	"ders/generator/source"
)

// TestAdviceIsExplained: every rule of advice says why in both languages, and
// its examples are what it says they are.
func TestAdviceIsExplained(t *testing.T) {
	for _, language := range []string{"tr", "en"} {
		files := map[string]string{}
		for _, rule := range lint.Rules() {
			doc := rule.Doc.English
			if language == "tr" {
				doc = rule.Doc.Turkish
			}
			if doc.Why == "" || doc.Good == "" {
				t.Errorf("%s is not explained in %s", rule.ID, language)
			}
			for line := range strings.SplitSeq(doc.Bad+"\n"+doc.Good, "\n") {
				if len([]rune(line)) > 80 {
					t.Errorf("%s: an example is too long for a terminal: %s", rule.ID, line)
				}
			}
			if strings.Contains(doc.Bad, "- [") || strings.Contains(doc.Bad, "## ") { // of a question
				_, name, _ := strings.Cut(rule.ID, "/")
				files["quizzes/iade/"+name+"-bad.md"] = asQuiz(doc.Bad)
				files["quizzes/iade/"+name+"-good.md"] = asQuiz(doc.Good)
			}
		}
		if len(files) < 16 {
			t.Fatalf("only %d examples in %s", len(files), language)
		}
		advised := map[string]bool{}
		for _, d := range buildQuizzes(t, language, files).Diagnostics {
			if d.Rule.Severity == source.Error {
				t.Errorf("an example is wrong: %s", say(source.List{d}, "en"))
			}
			_, name, _ := strings.Cut(d.Rule.ID, "/")
			advised[name+" "+d.Pos().Path] = true
		}
		for path, text := range files {
			name := strings.TrimSuffix(strings.TrimPrefix(path, "quizzes/iade/"), ".md")
			name, bad := strings.CutSuffix(name, "-bad")
			name = strings.TrimSuffix(name, "-good")
			if advised[name+" "+path] != bad {
				t.Errorf("%s in %s should be advised on: %v\n%s", name, language, bad, text)
			}
		}
	}
}

// asQuiz makes a quiz of the lines of questions.
func asQuiz(lines string) string {
	if !strings.Contains(lines, "## ") {
		lines = "## Ne?\n" + lines
	}
	var b strings.Builder
	b.WriteString("---\ntitle: Sınav\nshuffle: []\n---\n")
	for section := range strings.SplitSeq(strings.TrimPrefix(lines, "## "), "\n## ") {
		heading, choices, _ := strings.Cut(section, "\n")
		b.WriteString("\n## " + heading + "\n\n" + choices + "\n")
		if !strings.Contains(choices, "[x]") {
			b.WriteString("- [x] Kaydı açarım\n- [ ] Süreyi söylerim\n  > Önce kayıt.\n")
		}
	}
	return b.String()
}

func buildQuizzes(t *testing.T, language string, quizzes map[string]string) *generator.Result {
	t.Helper()
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	write(t, dir, "ders.yaml", "title: Deneme\nlanguage: "+language+"\n")
	for path, text := range quizzes {
		write(t, dir, path, text)
	}
	return build(t, generator.Options{Source: dir})
}

// TestAdviceIsSilenced: the case lint_silenced breaks every rule of questions,
// so that its silence means something.
func TestAdviceIsSilenced(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/mistakes/lint_silenced.txtar")
	if err != nil {
		t.Fatal(err)
	}
	head, questions, _ := strings.Cut(string(archive.Files[0].Data), "allow:\n")
	_, questions, _ = strings.Cut(questions, "---\n")
	said := map[string]bool{}
	for _, d := range buildQuizzes(t, "tr", map[string]string{"quizzes/iade.md": head + "---\n" + questions}).Diagnostics {
		said[d.Rule.ID] = true
	}
	for _, rule := range lint.Rules() {
		if about, _, _ := strings.Cut(rule.ID, "/"); about == "quiz" && rule.Severity == source.Warning && rule.ID != "quiz/untested-objective" && !said[rule.ID] {
			t.Errorf("lint_silenced does not break %s", rule.ID)
		}
	}
}
