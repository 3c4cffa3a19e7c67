package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"ders/generator/site"
)

// A GlossaryView is the glossary as its page shows it.
type GlossaryView struct {
	Count   int
	Letters []LetterView // the whole alphabet
}

// A LetterView is a letter of the alphabet and what is below it.
type LetterView struct {
	Letter string
	ID     string // of its heading
	Terms  []EntryView
}

// An EntryView is a term with all that the glossary says of it.
type EntryView struct {
	TermView
	Synonyms   []string
	Definition template.HTML
	See        []LinkView
	UsedIn     []LinkView // the first few pages that speak of it
	More       int        // pages that do too
}

// A TermView is a term in short.
type TermView struct {
	ID      string
	URL     string // its place in the glossary
	Title   string
	Abbr    string
	English string
	Text    string
}

// maxUsedIn is how many pages an entry names that speak of its term.
const maxUsedIn = 6

// glossary is the glossary by letters.
func (r *renderer) glossary(page *site.Page, root string, html func(site.Fragment) template.HTML) *GlossaryView {
	v := &GlossaryView{Count: len(page.Terms)}
	letters := r.language.Alphabet()
	for _, t := range page.Terms {
		if letter := r.language.Initial(t.Title); !slices.Contains(letters, letter) {
			letters = append(letters, letter)
		}
	}
	slices.SortFunc(letters, r.language.Compare)
	at := map[string]int{}
	for i, letter := range letters {
		at[letter] = i
		v.Letters = append(v.Letters, LetterView{Letter: strings.Replace(letter, "#", "0–9", 1), ID: fmt.Sprintf("_letter-%d", i+1)})
	}
	used := r.usedIn()
	for _, t := range page.Terms {
		e := EntryView{TermView: termView(t, ""), Synonyms: t.Synonyms, Definition: html(t.Definition)}
		for _, other := range t.See {
			e.See = append(e.See, LinkView{URL: "#" + other.ID, Title: other.Title})
		}
		pages := used[t]
		e.More = max(0, len(pages)-maxUsedIn)
		for _, p := range pages[:len(pages)-e.More] {
			e.UsedIn = append(e.UsedIn, *r.linkTo(p, root))
		}
		letter := &v.Letters[at[r.language.Initial(t.Title)]]
		letter.Terms = append(letter.Terms, e)
	}
	return v
}

// usedIn is the pages that speak of each term, in reading order. Staff are not
// led into a guide.
func (r *renderer) usedIn() map[*site.Term][]*site.Page {
	used := map[*site.Term][]*site.Page{}
	for _, page := range r.site.Pages {
		if page.Doc == nil || !speaks(page) || page.InGuide() {
			continue
		}
		for _, m := range r.memory.Mentions.In(page.Doc) {
			if pages := used[m.Term]; len(pages) == 0 || pages[len(pages)-1] != page {
				used[m.Term] = append(pages, page)
			}
		}
	}
	return used
}
