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
	Warnings []problem `json:"warnings,omitempty"` // only beside problems: alone they stop nothing
	More     string    `json:"more,omitempty"`     // says how many of both are not listed
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
	Warning string `json:"warning"`
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
		Warning: "Warning",
		Dismiss: "Dismiss",
		missing: "There is no such page.",
	}}
	if language == "tr" {
		st.Language = "tr"
		st.Words = words{
			Title:   "Site oluşturulamadı",
			Note:    "Son çalışan sürümü görüyorsunuz. Dosyayı düzeltip kaydedin; bu uyarı kendiliğinden kalkar.",
			Hint:    "Öneri",
			Warning: "Uyarı",
			Dismiss: "Kapat",
			missing: "Böyle bir sayfa yok.",
		}
	}
	return st
}

// add puts what went wrong into the state. Warnings come with it: they often
// say why, a misspelt key for one that is missing.
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
	st.Problems = st.list(result.Diagnostics, source.Error, listed)
	st.Warnings = st.list(result.Diagnostics, source.Warning, listed-len(st.Problems))
	st.More = st.unlisted(result.Diagnostics.Count(source.Error)-len(st.Problems),
		result.Diagnostics.Count(source.Warning)-len(st.Warnings))
}

// list is the first few diagnostics of a severity.
func (st *state) list(diags source.List, severity source.Severity, most int) []problem {
	var list []problem
	for _, d := range diags {
		if d.Rule.Severity == severity && len(list) < most {
			list = append(list, shown(d.Describe(st.Language)))
		}
	}
	return list
}

// unlisted says how much more there is.
func (st *state) unlisted(errors, warnings int) string {
	var parts []string
	for _, kind := range []struct {
		n                  int
		turkish, one, many string
	}{{errors, "hata", "error", "errors"}, {warnings, "uyarı", "warning", "warnings"}} {
		word := kind.many
		switch {
		case kind.n == 0:
			continue
		case st.Language == "tr":
			word = kind.turkish
		case kind.n == 1:
			word = kind.one
		}
		parts = append(parts, fmt.Sprintf("%d %s", kind.n, word))
	}
	switch {
	case parts == nil:
		return ""
	case st.Language == "tr":
		return "ve " + strings.Join(parts, ", ") + " daha"
	}
	return "not listed: " + strings.Join(parts, ", ")
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
