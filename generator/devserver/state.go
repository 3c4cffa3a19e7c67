package devserver

import (
	"encoding/json"
	"fmt"
	"strings"

	"ders/generator"
	"ders/generator/source"
)

// A state is what pages are told after a build: that there was one, and what
// is wrong if it was broken. Everything in it is words, ready to be shown.
type state struct {
	Build    string    `json:"build"` // names the build; differs between runs of the program
	Broken   bool      `json:"broken"`
	Language string    `json:"language"`
	Words    words     `json:"words"`
	Problems []problem `json:"problems,omitempty"`
	More     string    `json:"more,omitempty"` // says how many problems are not listed
}

// A problem is a diagnostic as the overlay shows it: the line is cut where the
// caret goes.
type problem struct {
	Place   string   `json:"place"`
	Message string   `json:"message"`
	Before  string   `json:"before,omitempty"`
	Marked  string   `json:"marked,omitempty"`
	After   string   `json:"after,omitempty"`
	Caret   bool     `json:"caret,omitempty"`
	Hint    string   `json:"hint,omitempty"`
	Related []string `json:"related,omitempty"`
}

type words struct {
	Title   string `json:"title"`
	Note    string `json:"note"`
	Hint    string `json:"hint"`
	Dismiss string `json:"dismiss"`

	missing string // for our own 404 page
}

// listed is how many problems a page lists; nobody mends more between two saves.
const listed = 50

func newState(build, language string) state {
	st := state{Build: build, Language: "en", Words: words{
		Title:   "The site could not be built",
		Note:    "You see the last good version. Mend the file and save it; this notice goes away by itself.",
		Hint:    "Hint",
		Dismiss: "Dismiss",
		missing: "There is no such page.",
	}}
	if language == "tr" {
		st.Language = "tr"
		st.Words = words{
			Title:   "Site oluşturulamadı",
			Note:    "Son çalışan sürümü görüyorsunuz. Dosyayı düzeltip kaydedin; bu uyarı kendiliğinden kalkar.",
			Hint:    "Öneri",
			Dismiss: "Kapat",
			missing: "Böyle bir sayfa yok.",
		}
	}
	return st
}

// add puts what went wrong into the state. Warnings are not shown: they stop
// nothing.
func (st *state) add(result *generator.Result, err error, good bool) {
	if !good { // there is nothing to see behind it
		st.Words.Note = "Mend the file and save it; the site appears by itself."
		if st.Language == "tr" {
			st.Words.Note = "Dosyayı düzeltip kaydedin; site kendiliğinden açılır."
		}
	}
	st.Broken = true
	if err != nil {
		st.Problems = append(st.Problems, problem{Message: source.Printable(err.Error())})
		return
	}
	more := 0
	for _, d := range result.Diagnostics {
		switch {
		case d.Rule.Severity != source.Error:
		case len(st.Problems) == listed:
			more++
		default:
			st.Problems = append(st.Problems, shown(d.Describe(st.Language)))
		}
	}
	if more > 0 {
		st.More = fmt.Sprintf("and %d more", more)
		if st.Language == "tr" {
			st.More = fmt.Sprintf("ve %d hata daha", more)
		}
	}
}

func (st state) encode() []byte {
	text, err := json.Marshal(st)
	if err != nil {
		panic(err) // strings only
	}
	return text
}

// shown cuts a diagnostic's line at its span, and a very long one around it.
func shown(d source.Described) problem {
	p := problem{Place: place(d.Path, d.Line, d.Col), Message: d.Message, Hint: d.Hint}
	for _, r := range d.Related {
		p.Related = append(p.Related, place(r.Path, r.Line, r.Col)+": "+r.Message)
	}
	if d.Line == 0 || d.Excerpt == "" {
		return p
	}
	line := []rune(d.Excerpt)
	start := min(max(d.Col-1, 0), len(line))
	end := len(line)
	if d.EndLine <= d.Line {
		end = min(max(d.EndCol-1, start), len(line))
	}
	const around, most = 80, 120
	from, to, dots := 0, len(line), ""
	marked := line[start:end]
	if len(marked) > most {
		marked, to, dots = marked[:most], start+most, "…"
		end = to
	}
	lead := ""
	if start-from > around {
		from, lead = start-around, "…"
	}
	if to-end > around {
		to, dots = end+around, "…"
	}
	p.Before = lead + string(line[from:start])
	p.Marked = string(marked)
	p.After = string(line[end:to]) + dots
	p.Caret = true
	return p
}

func place(path string, line, col int) string {
	var b strings.Builder
	b.WriteString(path)
	if line > 0 {
		fmt.Fprintf(&b, ":%d", line)
		if col > 0 {
			fmt.Fprintf(&b, ":%d", col)
		}
	}
	return b.String()
}
