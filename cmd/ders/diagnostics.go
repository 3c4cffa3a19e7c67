package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"ders/generator/output"
	"ders/generator/source"
)

// describe puts diagnostics into words. Their paths become relative to the
// current folder, so that a terminal or an editor finds the files.
func (p *program) describe(dir string, diags source.List) []source.Described {
	all := make([]source.Described, 0, len(diags))
	for _, diag := range diags {
		d := diag.Describe(p.language)
		d.Path = fromHere(dir, d.Path)
		for i := range d.Related {
			d.Related[i].Path = fromHere(dir, d.Related[i].Path)
		}
		all = append(all, d)
	}
	return all
}

// fromHere is a path of the site folder dir as the current folder sees it.
func fromHere(dir, name string) string {
	return path.Join(source.Printable(filepath.ToSlash(filepath.Clean(dir))), name)
}

// printDiagnostics prints them all for people, with an empty line after each.
func (p *program) printDiagnostics(to *stream, dir string, diags source.List) {
	var b strings.Builder
	for _, d := range p.describe(dir, diags) {
		b.WriteString(p.diagnosticText(to, d))
		b.WriteByte('\n')
	}
	to.print(b.String())
}

var severityColours = map[string]colour{"error": red, "warning": yellow, "info": cyan}

// diagnosticText is a diagnostic as people read it:
//
//	content/a.md:7:12: error: “b.md” was not found [link/broken]
//	 7 | Look [there](b.md).
//	   |              ^~~~
//	  hint: check the path
func (p *program) diagnosticText(to *stream, d source.Described) string {
	var b strings.Builder
	ink := severityColours[d.Severity]
	fmt.Fprintf(&b, "%s: %s: %s %s\n", to.paint(bold, place(d.Path, d.Line, d.Col)),
		to.paint(ink, d.Severity), d.Message, to.paint(dim, "["+d.Rule+"]"))
	if d.Line > 0 && strings.TrimSpace(d.Excerpt) != "" {
		end := d.EndCol
		if d.EndLine > d.Line {
			end = len(d.Excerpt) + 1 // never short of the line's end
		}
		line, marks := excerpt(d.Excerpt, d.Col-1, end-1)
		number := strconv.Itoa(d.Line)
		fmt.Fprintf(&b, " %s %s\n", to.paint(dim, number+" |"), line)
		fmt.Fprintf(&b, " %s %s\n", to.paint(dim, strings.Repeat(" ", len(number))+" |"), to.paint(ink, marks))
	}
	for _, r := range d.Related {
		fmt.Fprintf(&b, "  %s: %s\n", place(r.Path, r.Line, r.Col), r.Message)
	}
	if d.Hint != "" {
		b.WriteString(p.hint(d.Hint))
	}
	return b.String()
}

func place(path string, line, col int) string {
	if line == 0 {
		return path
	}
	return path + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(col)
}

// writeJSON writes one document for machines. Its fields are a promise, named
// in the help of the command: new ones may come, none goes.
func (p *program) writeJSON(w io.Writer, dir string, diags source.List, mended []source.Mending) error {
	type fixed struct {
		Path   string `json:"path"`
		Fixes  int    `json:"fixes"`
		Reason string `json:"reason,omitempty"` // why there are none
	}
	var files []fixed
	for _, m := range mended {
		files = append(files, fixed{fromHere(dir, source.Printable(m.Path)), m.Fixes, string(m.Refusal)})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(struct {
		Fixed       []fixed            `json:"fixed,omitempty"`
		Diagnostics []source.Described `json:"diagnostics"`
		Errors      int                `json:"errors"`
		Warnings    int                `json:"warnings"`
		Infos       int                `json:"infos"`
	}{files, p.describe(dir, diags), diags.Count(source.Error), diags.Count(source.Warning), diags.Count(source.Info)})
}

var (
	githubCommands = map[string]string{"error": "error", "warning": "warning", "info": "notice"}
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// printCommands prints them all for GitHub, which knows files by their path in
// the repository, wherever the command runs.
func (p *program) printCommands(dir string, diags source.List) {
	prefix := inRepository(dir)
	for _, diag := range diags {
		d := diag.Describe(p.language)
		if d.Path = path.Join(prefix, d.Path); prefix == "" {
			d.Path = fromHere(dir, d.Path)
		}
		p.stdout.print(githubText(d))
	}
}

// inRepository is the path of a folder in the repository that it is part of,
// or "" where it is part of none.
func inRepository(dir string) string {
	dir = output.RealPath(dir)
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, ".git")); err == nil { // a folder, or a file in a worktree
			if within, err := filepath.Rel(root, dir); err == nil {
				return source.Printable(filepath.ToSlash(within))
			}
		}
		if root == filepath.Dir(root) {
			return ""
		}
	}
}

// githubText is a diagnostic as a workflow command, which GitHub shows at its
// line in a pull request.
func githubText(d source.Described) string {
	at := "file=" + githubProperty.Replace(d.Path)
	if d.Line > 0 {
		at += fmt.Sprintf(",line=%d,col=%d", d.Line, d.Col)
		if d.EndLine == d.Line { // columns on different lines are refused
			at += fmt.Sprintf(",endColumn=%d", d.EndCol)
		}
	}
	message := d.Message
	if d.Hint != "" {
		message += "\n" + d.Hint
	}
	return fmt.Sprintf("::%s %s,title=%s::%s\n", githubCommands[d.Severity], at,
		githubProperty.Replace(d.Rule), githubData.Replace(message))
}

// printFixed says which files were written, and which not.
func (p *program) printFixed(to *stream, dir string, mended []source.Mending) {
	var b strings.Builder
	for _, m := range mended {
		name := to.paint(bold, fromHere(dir, source.Printable(m.Path)))
		if why, refused := unfixed[m.Refusal]; refused {
			b.WriteString(name + ": " + p.say(why.message) + "\n" + p.hint(p.say(why.hint)))
		} else {
			b.WriteString(name + ": " + p.count(m.Fixes, fixes) + "\n")
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	to.print(b.String())
}

// tally is a count of what is wrong.
func (p *program) tally(diags source.List) string {
	text := p.count(diags.Count(source.Error), mistakes) + ", " + p.count(diags.Count(source.Warning), warnings)
	if n := diags.Count(source.Info); n > 0 {
		text += ", " + p.count(n, remarks)
	}
	return text
}

// stops reports whether diagnostics keep a site from being published.
func stops(diags source.List, strict bool) bool {
	return diags.HasErrors() || strict && diags.Count(source.Warning) > 0
}
