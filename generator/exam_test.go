package generator_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/site"
)

// TestExamTellsNoKey reads the exams of a golden site as somebody does who
// looks at a page's source: what is said afterwards and what is accepted stand
// nowhere but in the sealed data.
func TestExamTellsNoKey(t *testing.T) {
	result := build(t, generator.Options{Source: "testdata/sites/sinav"})
	exams := 0
	for _, page := range result.Site.Pages {
		if page.Quiz == nil || page.Quiz.Mode != site.Assessment {
			continue
		}
		exams++
		open, sealed := openAndSealed(t, result, page)
		key := keyOf(page)
		if len(key) < 3 {
			t.Errorf("%s has a key of %d texts", page.URL, len(key))
		}
		for _, text := range key {
			if strings.Contains(open, text) {
				t.Errorf("%s tells %q", page.URL, text)
			}
			if !strings.Contains(sealed, text) {
				t.Errorf("%s does not hold %q", page.URL, text)
			}
		}
	}
	if exams != 2 {
		t.Errorf("%d exams", exams)
	}
}

// openAndSealed is a quiz page without its data, and its data.
func openAndSealed(t *testing.T, result *generator.Result, page *site.Page) (open, sealed string) {
	t.Helper()
	data, err := result.Tree.Read(page.URL + "index.html")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	m := quizData.FindStringSubmatch(text)
	if m == nil || strings.HasPrefix(m[2], "{") {
		t.Fatalf("%s is not sealed", page.URL)
	}
	return quizData.ReplaceAllString(text, ""), string(unsealed(t, m[2]))
}

// keyOf is the texts that tell a page's key: feedback, explanations, and what
// is accepted in fields.
func keyOf(page *site.Page) []string {
	var key []string
	said := func(f site.Fragment) {
		for _, part := range f.Parts {
			for line := range strings.SplitSeq(part, "\n") {
				if text := strings.Trim(tags.Replace(line), " "); text != "" {
					key = append(key, text)
				}
			}
		}
	}
	for _, q := range page.Pool {
		said(q.Explanation)
		for _, choice := range q.Choices {
			said(choice.Feedback)
			switch q.Type {
			case site.ShortText:
				key = append(key, choice.Text)
			case site.Numeric:
				key = append(key, choice.Low, choice.High)
			}
		}
		for _, gap := range q.Gaps {
			if gap.Options == nil {
				key = append(key, gap.Accepted...)
			}
		}
	}
	return key
}

var tags = strings.NewReplacer("<p>", "", "</p>", "", `<a href="`, "", `">`, "", "</a>", "")

// TestExamHidesTheKey: whichever answers are right, and in whatever order an
// author wrote them, the page of an exam and its sheet read the same.
func TestExamHidesTheKey(t *testing.T) {
	const exam = "testdata/sites/sinav/quizzes/iade/son.md"
	text, err := os.ReadFile(exam)
	if err != nil {
		t.Fatal(err)
	}
	another := string(text)
	for _, change := range [][2]string{
		{"- [x] Kayıt açılır\n  > Geridönüm beş.\n- [50%] Kural okunur\n  > Geridönüm altı.\n- [ ] Beklenir\n", "- [ ] Beklenir\n- [ ] Kayıt açılır\n- [x] Kural okunur\n"},
		{"- [x] Fiş\n- [x] Tarih\n- [ ] Parola\n", "- [ ] Fiş\n- [x] Parola\n- [x] Tarih\n"},
		{"- [ ] Doğru\n- [x] Yanlış\n", "- [x] Doğru\n- [ ] Yanlış\n"},
		{"- [x] KISAYANIT\n- [ ] KISAYANLIŞ\n", "- [x] KISAYANLIŞ\n"},
		{"- [x] 98765\n- [50%]", "- [x] 1\n- [x] 2\n- [30%]"},
		{"1. Dinle\n2. Özetle\n3. Çözüm öner\n4. Onay al\n\n> **Açıklama:** Açıklama üç.\n", "1. Onay al\n2. Özetle\n3. Dinle\n4. Çözüm öner\n"},
		{"| Değişim |\n| Geç teslimat | Kupon |\n| | Tutanak |", "| Tutanak |\n| Geç teslimat | Değişim |\n| | Kupon |"},
		{"[[BOŞLUKYANITI|başka yanıt]]", "[[x]]"},
		{"[[3|(5)|10]]", "[[(3)|5|10]]"},
	} {
		if !strings.Contains(another, change[0]) {
			t.Fatalf("%s no longer holds %q", exam, change[0])
		}
		another = strings.Replace(another, change[0], change[1], 1)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/sites/sinav")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "quizzes/iade/son.md", another)
	var read, sheets [2]string
	for i, source := range []string{"testdata/sites/sinav", dir} {
		result := build(t, generator.Options{Source: filepath.FromSlash(source)})
		if result.Tree == nil {
			t.Fatal(say(result.Diagnostics, "en"))
		}
		at := slices.IndexFunc(result.Site.Pages, func(p *site.Page) bool { return p.URL == "iade/son/" })
		read[i], _ = openAndSealed(t, result, result.Site.Pages[at])
		sheets[i] = readPage(t, result, "iade/son/yazdir/")
	}
	if got, want := firstDifference(read[0], read[1]); got != want {
		t.Errorf("one key    %q\nanother key %q", got, want)
	}
	if got, want := firstDifference(sheets[0], sheets[1]); got != want {
		t.Errorf("on paper: one key    %q\nanother key %q", got, want)
	}
}
