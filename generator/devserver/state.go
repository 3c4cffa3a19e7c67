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
	Errors   string    `json:"errors,omitempty"` // how many, in words
	Problems []problem `json:"problems,omitempty"`
	Cautions string    `json:"cautions,omitempty"` // how many warnings, in words
	Warnings []problem `json:"warnings,omitempty"` // only beside problems: alone they stop nothing
	More     string    `json:"more,omitempty"`     // says how many of both are not listed
}

// A problem is a diagnostic as the overlay shows it: the line is cut where the
// caret goes.
type problem struct {
	spot
	Rule    string    `json:"rule,omitempty"`
	Message string    `json:"message"`
	Line    int       `json:"line,omitempty"`
	Before  string    `json:"before,omitempty"`
	Marked  string    `json:"marked,omitempty"`
	After   string    `json:"after,omitempty"`
	Caret   bool      `json:"caret,omitempty"`
	Hint    string    `json:"hint,omitempty"`
	Related []related `json:"related,omitempty"`
}

// A spot is where something stands, and the address that opens it in the
// author's editor.
type spot struct {
	Place string `json:"place"`
	Link  string `json:"link,omitempty"`
}

// A related place explains a problem.
type related struct {
	spot
	Message string `json:"message"`
}

type words struct {
	Title   string `json:"title"`
	Note    string `json:"note"`
	Hint    string `json:"hint"`
	Open    string `json:"open"` // in the editor
	Dismiss string `json:"dismiss"`
	Again   string `json:"again"` // what was dismissed is shown again

	missing string // for our own 404 page
	away    string // while the server does not answer
	warning string // for a reader without scripts
}

// listed is how many problems a page lists; what is more is counted. A site in
// which every file is wrong must not choke the page that says so.
const listed = 1000

func newState(build, language string) state {
	st := state{Build: build, Language: "en", Words: words{
		Title:   "The site could not be built",
		Note:    "You see the last good version. Mend the file and save it; this notice goes away by itself.",
		Hint:    "Hint",
		Open:    "open in the editor",
		Dismiss: "Dismiss",
		Again:   "Show what is wrong",
		missing: "There is no such page.",
		away:    "ders serve does not answer; this page may be out of date. Trying again…",
		warning: "Warning",
	}}
	if language == "tr" {
		st.Language = "tr"
		st.Words = words{
			Title:   "Site oluşturulamadı",
			Note:    "Son çalışan sürümü görüyorsunuz. Dosyayı düzeltip kaydedin; bu bildirim kendiliğinden kalkar.",
			Hint:    "Öneri",
			Open:    "düzenleyicide aç",
			Dismiss: "Kapat",
			Again:   "Hataları göster",
			missing: "Böyle bir sayfa yok.",
			away:    "ders serve yanıt vermiyor; bu sayfa güncel olmayabilir. Yeniden deneniyor…",
			warning: "Uyarı",
		}
	}
	return st
}

// add puts what went wrong into the state. Warnings come with it: they often
// say why, a misspelt key for one that is missing.
func (st *state) add(result *generator.Result, err error, good bool, ed editor) {
	if !good { // there is nothing to see behind it
		st.Words.Note = "Mend the file and save it; the site appears by itself."
		if st.Language == "tr" {
			st.Words.Note = "Dosyayı düzeltip kaydedin; site kendiliğinden açılır."
		}
	}
	st.Broken = true
	if err != nil {
		st.Errors = st.count(1, 0)
		st.Problems = append(st.Problems, problem{Message: source.Printable(err.Error())})
		return
	}
	errors, warnings := result.Diagnostics.Count(source.Error), result.Diagnostics.Count(source.Warning)
	st.Problems = st.list(result.Diagnostics, source.Error, listed, ed)
	st.Warnings = st.list(result.Diagnostics, source.Warning, listed-len(st.Problems), ed)
	st.Errors, st.Cautions = st.count(errors, 0), st.count(0, warnings)
	if more := st.count(errors-len(st.Problems), warnings-len(st.Warnings)); more != "" {
		st.More = "not listed: " + more
		if st.Language == "tr" {
			st.More = "ve " + more + " daha"
		}
	}
}

// list is the first few diagnostics of a severity.
func (st *state) list(diags source.List, severity source.Severity, most int, ed editor) []problem {
	var list []problem
	for _, d := range diags {
		if d.Rule.Severity == severity && len(list) < most {
			list = append(list, shown(d.Describe(st.Language), ed))
		}
	}
	return list
}

// count is so many errors and warnings in words, or empty.
func (st *state) count(errors, warnings int) string {
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
	return strings.Join(parts, ", ")
}

func (st state) encode() []byte {
	text, err := json.Marshal(st)
	if err != nil {
		panic(err) // strings only
	}
	return text
}

// shown cuts a diagnostic's line at its span, and a very long one around it.
func shown(d source.Described, ed editor) problem {
	p := problem{spot: at(ed, d.Path, d.Line, d.Col), Rule: d.Rule, Message: d.Message, Line: d.Line, Hint: d.Hint}
	for _, r := range d.Related {
		p.Related = append(p.Related, related{at(ed, r.Path, r.Line, r.Col), r.Message})
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

func at(ed editor, path string, line, col int) spot {
	place := path
	if line > 0 {
		place += fmt.Sprintf(":%d", line)
		if col > 0 {
			place += fmt.Sprintf(":%d", col)
		}
	}
	return spot{place, ed.link(path, line, col)}
}
