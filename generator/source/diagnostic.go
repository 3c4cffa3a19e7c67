package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity says what a diagnostic does to a build.
type Severity int

const (
	Info    Severity = iota // never stops a build
	Warning                 // stops a build under --strict
	Error                   // stops a build
)

// String is the severity's word in every output; it is not translated, so that
// editors and CI recognise it.
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Text is what a rule says: Message (what is wrong: lower case, no full stop)
// and Hint (what to do). Both are formats for the diagnostic's Args.
type Text struct{ Message, Hint string }

// A Rule is one kind of mistake. Its ID is stable: it names the rule in
// outputs, in `allow:` and in the guide.
type Rule struct {
	ID       string
	Severity Severity
	Turkish  Text
	English  Text
}

var rules = map[string]*Rule{}

// Define makes a rule known. Rooms call it in package variables; two rules
// with one ID are a slip of ours and panic.
func Define(id string, severity Severity, turkish, english Text) *Rule {
	if rules[id] != nil {
		panic("source: rule defined twice: " + id)
	}
	rules[id] = &Rule{id, severity, turkish, english}
	return rules[id]
}

// Rules lists every rule that the linked rooms define, by ID.
func Rules() []*Rule {
	all := make([]*Rule, 0, len(rules))
	for _, rule := range rules {
		all = append(all, rule)
	}
	slices.SortFunc(all, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// A Diagnostic is one thing an author should mend.
type Diagnostic struct {
	Rule    *Rule
	Span    Span // its File may be nil: then Path names what it is about
	Path    string
	Args    []any // what the texts name
	Related []Related
	Fix     *Edit // mends it, where a program can; nil for none
}

// An Edit replaces what stands at a span.
type Edit struct {
	Span Span
	Text string
}

// A Related place explains a diagnostic: "first declared here".
type Related struct {
	Span Span
	Text Text // Message only; formats without arguments
	// English is the same in English.
	English Text
}

// Report is a diagnostic at the span.
func (s Span) Report(rule *Rule, args ...any) Diagnostic {
	return Diagnostic{Rule: rule, Span: s.InWhole(), Args: args}
}

// Report is a diagnostic at the value's place.
func (v Value) Report(rule *Rule, args ...any) Diagnostic { return v.Span.Report(rule, args...) }

// ReportPath is a diagnostic about a path that has no readable text.
func ReportPath(path string, rule *Rule, args ...any) Diagnostic {
	return Diagnostic{Rule: rule, Path: path, Args: args}
}

// FirstHere adds the place of a first declaration.
func (d Diagnostic) FirstHere(span Span) Diagnostic {
	d.Related = append(slices.Clip(d.Related), Related{
		Span: span.InWhole(), Text: Text{Message: "ilki burada"}, English: Text{Message: "the first one is here"},
	})
	return d
}

// FixedBy adds the edit that mends it.
func (d Diagnostic) FixedBy(span Span, text string) Diagnostic {
	d.Fix = &Edit{span.InWhole(), text}
	return d
}

// Pos is where the diagnostic begins.
func (d Diagnostic) Pos() Pos {
	if d.Span.File == nil {
		return Pos{Path: d.Path}
	}
	return d.Span.File.Pos(d.Span.Start)
}

// Described is a diagnostic in words, ready for a terminal, a page or JSON.
// Nothing in it can move a terminal's cursor or reorder a line.
type Described struct {
	Path     string             `json:"path"`
	Line     int                `json:"line,omitempty"`
	Col      int                `json:"col,omitempty"`
	EndLine  int                `json:"endLine,omitempty"`
	EndCol   int                `json:"endCol,omitempty"`
	Severity string             `json:"severity"`
	Rule     string             `json:"rule"`
	Message  string             `json:"message"`
	Hint     string             `json:"hint,omitempty"`
	Excerpt  string             `json:"excerpt,omitempty"`
	Related  []DescribedRelated `json:"related,omitempty"`
}

// DescribedRelated is a related place in words.
type DescribedRelated struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Col     int    `json:"col,omitempty"`
	Message string `json:"message"`
}

// Describe puts a diagnostic into words: Turkish for the language "tr",
// English for every other.
func (d Diagnostic) Describe(language string) Described {
	text := d.Rule.English
	if language == "tr" {
		text = d.Rule.Turkish
	}
	at := d.Pos()
	out := Described{
		Path: Printable(at.Path), Line: at.Line, Col: at.Col,
		Severity: d.Rule.Severity.String(), Rule: d.Rule.ID,
		Message: Printable(format(text.Message, d.Args)),
		Hint:    Printable(format(text.Hint, d.Args)),
	}
	if file := d.Span.File; file != nil {
		end := file.Pos(d.Span.End)
		out.EndLine, out.EndCol = end.Line, end.Col
		out.Excerpt = Printable(file.line(d.Span.Start))
	}
	for _, r := range d.Related {
		pos, words := r.Span.File.Pos(r.Span.Start), r.English
		if language == "tr" {
			words = r.Text
		}
		out.Related = append(out.Related, DescribedRelated{Printable(pos.Path), pos.Line, pos.Col, words.Message})
	}
	return out
}

// format is Sprintf for texts that may leave arguments unnamed: a message and
// its hint share one list.
func format(text string, args []any) string {
	if !strings.Contains(text, "%") {
		return text
	}
	out := fmt.Sprintf(text, args...)
	if i := strings.Index(out, "%!(EXTRA "); i >= 0 {
		out = out[:i]
	}
	return out
}

// Printable is s without anything that could act on a terminal or reorder the
// text around it: control characters and bidirectional controls become U+FFFD,
// a tab or what ends a line a space.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// A List is what is wrong with some files.
type List []Diagnostic

// Add appends a diagnostic.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Sort orders by path, place, rule and arguments, and drops repetitions. A list
// that is in order but for a few runs, as parsers and rules make it, costs little.
func (l *List) Sort() {
	all := *l
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return compare(&all[a], &all[b]) })
	sorted := make(List, 0, len(all))
	for i, at := range order {
		if i == 0 || compare(&all[order[i-1]], &all[at]) != 0 {
			sorted = append(sorted, all[at])
		}
	}
	*l = sorted
}

func compare(a, b *Diagnostic) int {
	if c := cmp.Or(
		strings.Compare(a.About(), b.About()),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		strings.Compare(a.Rule.ID, b.Rule.ID),
	); c != 0 {
		return c
	}
	return strings.Compare(fmt.Sprint(a.Args...), fmt.Sprint(b.Args...))
}

// About is the path of the file that the diagnostic is about.
func (d *Diagnostic) About() string {
	if d.Span.File != nil {
		return d.Span.File.Path
	}
	return d.Path
}

// Count tells how many diagnostics have a severity.
func (l List) Count(severity Severity) int {
	n := 0
	for _, d := range l {
		if d.Rule.Severity == severity {
			n++
		}
	}
	return n
}

// HasErrors reports whether a build must stop.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
