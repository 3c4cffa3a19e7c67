package theme

import (
	"errors"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"ders/generator/source"
)

// A Fault is a mistake in a template that showed when a page was made.
type Fault struct{ Diagnostic source.Diagnostic }

// Error is the fault in English.
func (f *Fault) Error() string {
	d := f.Diagnostic.Describe("en")
	return d.Path + ":" + strconv.Itoa(d.Line) + ": " + d.Message
}

// templatePlace is how the template packages name a place. Their columns are
// byte offsets from 0.
var templatePlace = regexp.MustCompile(`template: "?([^":]+)"?:(\d+)(?::(\d+))?: (.*)`)

// templateFault translates an error of html/template. The innermost place is
// the one to mend: an error in a partial passes through its callers.
func (th *Theme) templateFault(err error) source.Diagnostic {
	message := err.Error()
	var escape *template.Error
	if errors.As(err, &escape) && escape.Name != "" && escape.Line > 0 {
		return th.faultAt(escape.Name, escape.Line, 0, escape.Description)
	}
	rest := message
	var last []string
	for {
		m := templatePlace.FindStringSubmatch(rest)
		if m == nil {
			break
		}
		last, rest = m, m[4]
	}
	if last == nil {
		return source.ReportPath("themes", ruleTemplate, message)
	}
	line, _ := strconv.Atoi(last[2])
	col, _ := strconv.Atoi(last[3])
	return th.faultAt(last[1], line, col, last[4])
}

// faultAt is a diagnostic at a line and a byte column (from 0) of a template.
func (th *Theme) faultAt(name string, line, col int, message string) source.Diagnostic {
	file := th.files[name]
	if file == nil {
		return source.ReportPath(name, ruleTemplate, message)
	}
	start := file.Offset(line, 1)
	text, _, _ := strings.Cut(file.Text[start:], "\n")
	if col == 0 {
		col = len(text) - len(strings.TrimLeft(text, " \t"))
	}
	return file.Span(start+col, start+len(text)).Report(ruleTemplate, message)
}
