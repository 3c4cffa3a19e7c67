// Package corpus writes the sites that are measured: any number of Turkish
// lessons as trainers write them, and nothing that `ders check` would mention.
// A lesson has 600 to 900 words in five sections with lists, links, callouts and
// tables, tags and at times a date and related lessons; ten make a module, which
// has a quiz of ten questions with feedback on every choice.
//
// A site of a size is the same at every run. It is written for ders; what
// another generator needs is made of it.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// PerModule is how many lessons a module has.
const PerModule = 10

// Lesson is the file that Edit edits. Sites WithLesson lessons and more have it.
const (
	Lesson     = "content/0005-modul-5/003-ders-3.md"
	WithLesson = (module-1)*PerModule + lesson

	module, lesson = 5, 3
)

// TitleShown lists addresses that show the title of Lesson: its own first, then
// its module, the sheet of that, its tags and its neighbours.
func TitleShown(lessons int) []string {
	shown := []string{"modul-5/ders-3/", "modul-5/", "modul-5/yazdir/"}
	for _, tag := range tags(module, lesson, lessons) {
		shown = append(shown, "etiket/"+strings.ReplaceAll(tag, " ", "-")+"/")
	}
	for n := 1; n <= PerModule && n <= lessons-(module-1)*PerModule; n++ {
		if n != lesson {
			shown = append(shown, fmt.Sprintf("modul-5/ders-%d/", n))
		}
	}
	return shown
}

// Edit gives the Lesson of the site in dir another title and other last words.
func Edit(dir, title, words string) error {
	path := filepath.Join(dir, filepath.FromSlash(Lesson))
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("edit a lesson: %w", err)
	}
	before, _, _ := strings.Cut(string(text), "\n\nDüzeltme: ")
	_, before, _ = strings.Cut(before, "\ndescription:")
	return os.WriteFile(path, fmt.Appendf(nil, "---\ntitle: %s\ndescription:%s\n\nDüzeltme: %s\n", title, before, words), 0o644)
}

// Write writes a site of so many lessons into dir.
func Write(dir string, lessons int) error {
	put := func(path, text string) error {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("write a corpus: %w", err)
		}
		return os.WriteFile(path, []byte(text), 0o644)
	}
	if err := put("ders.yaml", "title: Ölçüm sitesi\nid: olcum\n"); err != nil {
		return err
	}
	home := writer{rand.New(rand.NewPCG(7, 0))}
	if err := put("content/index.md", home.head("Ölçüm sitesi")+"---\n\n"+home.paragraph(6)+"\n"); err != nil {
		return err
	}
	for m := 1; (m-1)*PerModule < lessons; m++ {
		w := writer{rand.New(rand.NewPCG(7, uint64(m)))} // a module is the same in every size
		folder, count := fmt.Sprintf("content/%04d-modul-%d/", m, m), min(PerModule, lessons-(m-1)*PerModule)
		if err := put(folder+"index.md", w.head(fmt.Sprintf("%s %d", w.phrase(3, ""), m))+"---\n\n"+w.paragraph(6)+"\n"); err != nil {
			return err
		}
		for l := 1; l <= count; l++ {
			if err := put(folder+name(l), w.lesson(m, l, count, lessons)); err != nil {
				return err
			}
		}
		if err := put(fmt.Sprintf("quizzes/modul-%d.md", m), w.quiz(m, count)); err != nil {
			return err
		}
	}
	return nil
}

// name is the file of the nth lesson of a module.
func name(n int) string { return fmt.Sprintf("%03d-ders-%d.md", n, n) }

// tags are the two of a lesson: about fifty lessons share each.
func tags(m, l, lessons int) []string {
	count := max(2, lessons/25)
	return []string{fmt.Sprintf("konu %d", m%count), fmt.Sprintf("konu %d", (m+l+count/2)%count)}
}

// head is the front matter that every page has, still open.
func (w writer) head(title string) string {
	return fmt.Sprintf("---\ntitle: %s\ndescription: %s\n", title, strings.ReplaceAll(w.sentence(), "**", ""))
}

var callouts = strings.Fields("tip note warning important caution example summary say avoid")

// lesson is the lth of so many in the module m.
func (w writer) lesson(m, l, of, lessons int) string {
	next := name(l%of + 1)
	var s strings.Builder
	s.WriteString(w.head(w.phrase(3, "")))
	topics := tags(m, l, lessons)
	if topics[0] == topics[1] {
		topics = topics[:1]
	}
	fmt.Fprintf(&s, "tags: [%s]\n", strings.Join(topics, ", "))
	if l == 1 {
		fmt.Fprintf(&s, "date: 2025-%02d-%02d\n", m%12+1, m%28+1)
	}
	if l == PerModule/2 {
		fmt.Fprintf(&s, "related: [%s, %s]\n", name(1), next)
	}
	fmt.Fprintf(&s, "---\n\n%s\n\n", w.paragraph(4))
	for part := range 5 {
		fmt.Fprintf(&s, "## %s\n\n%s\n\n%s\n\n", w.phrase(3, ""), w.paragraph(6), w.paragraph(5))
		switch (part + l) % 5 {
		case 0:
			fmt.Fprintf(&s, "| %s | %s |\n| --- | --- |\n", w.phrase(1, ""), w.phrase(1, ""))
			for range 4 {
				fmt.Fprintf(&s, "| **%s** | %s |\n", w.phrase(2, ""), w.phrase(6, ""))
			}
			s.WriteByte('\n')
		case 1:
			fmt.Fprintf(&s, "1. %s\n2. %s\n3. %s\n\n", w.sentence(), w.sentence(), w.sentence())
		default:
			fmt.Fprintf(&s, "- **%s:** %s\n- %s\n- %s [%s](%s)\n\n", w.phrase(1, ""), w.sentence(), w.sentence(), w.sentence(), w.phrase(2, ""), next)
		}
		if kind := callouts[w.IntN(len(callouts))]; part%2 == 0 {
			fmt.Fprintf(&s, "> [!%s] %s\n> %s\n\n", kind, w.phrase(2, ""), w.paragraph(2))
		}
	}
	return strings.TrimRight(s.String(), "\n") + "\n"
}

// choice is a phrase that is no longer than others.
func (w writer) choice(avoid string) string {
	for {
		text := w.phrase(5, avoid)
		if length := utf8.RuneCountInString(text); length >= 27 && length <= 35 {
			return text
		}
	}
}

// quiz is that of the module m with so many lessons.
func (w writer) quiz(m, lessons int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "---\ntitle: %s sınavı\npass_mark: 70\n---\n\n%s\n\n", w.phrase(2, ""), w.paragraph(2))
	for n := range 10 {
		prompt := w.phrase(7, "") + " hangisidir"
		fmt.Fprintf(&s, "## %s?\n\n`id: s%d-%d`\n\n", prompt, m, n+1)
		switch said := prompt; n {
		case 3:
			fmt.Fprintf(&s, "- [x] Doğru\n  > %s\n- [ ] Yanlış\n  > %s\n\n", w.sentence(), w.sentence())
		case 6:
			fmt.Fprintf(&s, "1. %s\n2. %s\n3. %s\n4. %s\n\n", w.phrase(4, prompt), w.phrase(4, prompt), w.phrase(4, prompt), w.phrase(4, prompt))
		default:
			key, second := w.IntN(4), -1
			if n == 8 {
				second = (key + 1) % 4
			}
			for c := range 4 {
				mark := " "
				if c == key || c == second {
					mark = "x"
				}
				choice := w.choice(said)
				said += " " + choice
				fmt.Fprintf(&s, "- [%s] %s\n  > %s\n", mark, choice, w.sentence())
			}
			s.WriteByte('\n')
		}
		if n%3 == 0 {
			fmt.Fprintf(&s, "> **İpucu:** %s\n\n", w.sentence())
		}
		fmt.Fprintf(&s, "> **Açıklama:** %s [Konuya dön](../content/%04d-modul-%d/%s)\n\n", w.paragraph(2), m, m, name(n%lessons+1))
	}
	return strings.TrimRight(s.String(), "\n") + "\n"
}
