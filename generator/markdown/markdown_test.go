package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

var settings = markdown.Settings{
	Language: lang.For("tr"),
	Words:    map[string]string{"callout.tip": "İpucu", "callout.note": "Not", "callout.answer": "Örnek yanıt"},
}

// TestParse reads each case of testdata: Markdown above, then the sections
// html (holes as {{path#anchor}}), headings, and embeds and diagnostics where
// there are any. Every expected HTML is also held to what all HTML must be.
func TestParse(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, diags := parse(string(archive.Comment))
			diags.Sort()
			html := showBody(doc)
			got := []txtar.File{
				{Name: "html", Data: []byte(html)},
				{Name: "headings", Data: []byte(outline(doc))},
			}
			if len(doc.Embeds) > 0 {
				got = append(got, txtar.File{Name: "embeds", Data: []byte(embeds(doc))})
			}
			if len(diags) > 0 {
				got = append(got, txtar.File{Name: "diagnostics", Data: []byte(say(diags))})
			}
			if *update {
				archive.Files = got
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(txtar.Format(&txtar.Archive{Files: archive.Files})); want != string(txtar.Format(&txtar.Archive{Files: got})) {
				t.Errorf("got\n%s\nwant\n%s", txtar.Format(&txtar.Archive{Files: got}), want)
			}
			if fault := faultOf(html); fault != "" {
				t.Error(fault)
			}
		})
	}
}

// head stands above every case, three lines that diagnostics do not count.
const head = "---\ntitle: Deneme\n---\n"

// parse reads a text below a sound head, or with one of its own.
func parse(body string) (*site.Document, source.List) {
	if strings.HasPrefix(body, "---\n") {
		return markdown.Parse(source.NewFile("content/deneme.md", []byte(body)), settings)
	}
	return markdown.Parse(source.NewFile("content/deneme.md", []byte(head+body)), settings)
}

func show(f site.Fragment) string {
	var b strings.Builder
	for i, part := range f.Parts {
		b.WriteString(part)
		if i < len(f.Links) {
			l := f.Links[i]
			b.WriteString("{{" + l.Path)
			if l.Anchor != "" {
				b.WriteString("#" + l.Anchor)
			}
			b.WriteString("}}")
		}
	}
	return b.String()
}

// showBody is the body with a line where an embed stands.
func showBody(doc *site.Document) string {
	var pieces []string
	for _, piece := range doc.Body() {
		pieces = append(pieces, show(piece))
	}
	return strings.Join(pieces, "<hr class=\"embed\">\n")
}

// embeds lists the embeds: place and level, and the text that is theirs with
// the place where each of its lines begins.
func embeds(doc *site.Document) string {
	var b strings.Builder
	place := func(s source.Span) string {
		s = s.InWhole()
		at := s.File.Pos(s.Start)
		return fmt.Sprintf("%d:%d", at.Line-3, at.Col)
	}
	for _, e := range doc.Embeds {
		fmt.Fprintf(&b, "%s %s, level %d: %q\n", place(e.Span), e.Span.Text(), e.Level, e.Calculator)
		start := 0
		for line := range strings.Lines(e.Part.Text) {
			fmt.Fprintf(&b, "\t%s %s", place(e.Part.Span(start, start)), line)
			start += len(line)
		}
	}
	return b.String()
}

func outline(doc *site.Document) string {
	var b strings.Builder
	for _, h := range doc.Headings {
		fmt.Fprintf(&b, "%s %s {#%s}\n", strings.Repeat("#", h.Level), h.Text, h.ID)
	}
	return b.String()
}

func say(diags source.List) string {
	var b strings.Builder
	for _, d := range diags {
		w := d.Describe("en")
		text := strings.ReplaceAll(d.Span.Text(), "\n", "⏎")
		fmt.Fprintf(&b, "%d:%d [%s] %s\n", w.Line-3, w.Col, w.Rule, text)
	}
	return b.String()
}

func cases(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in testdata (%v)", err)
	}
	return names
}

var (
	tag       = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>`)
	attribute = regexp.MustCompile(` ([a-z-]+)(?:="([^"]*)")?`)
	reference = regexp.MustCompile(`^(?:amp|lt|gt|#34|#39);`)
)

// Elements that may stand in text, those without an end, and those whose
// content is text only.
var (
	phrasing = words("a code del em img strong sup span br")
	void     = words("img br hr")
	textOnly = words("p h1 h2 h3 h4 h5 h6 summary dt th figcaption pre code a del em strong sup span")
	allowed  = words("aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td th thead tr ul")
	attrs    = words("alt aria-label class decoding href id loading rel role scope src start title")
)

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// faultOf says why HTML of ours is not what we promise, or "": every tag is
// one of ours, closed in order, none inside what holds text only; no script,
// style, event, foreign scheme or unescaped character anywhere; no id twice.
func faultOf(html string) string {
	var open []string
	ids := map[string]bool{}
	for rest := html; rest != ""; {
		i := strings.IndexAny(rest, "<>&\"")
		if i < 0 {
			break
		}
		rest = rest[i:]
		switch rest[0] {
		case '>', '"':
			return "unescaped: " + clip(rest)
		case '&':
			if !reference.MatchString(rest[1:]) {
				return "unescaped: " + clip(rest)
			}
			rest = rest[1:]
			continue
		}
		m := tag.FindStringSubmatch(rest)
		if m == nil || !strings.HasPrefix(rest, m[0]) {
			return "no tag: " + clip(rest)
		}
		rest = rest[len(m[0]):]
		name := m[2]
		if !phrasing[name] && !allowed[name] {
			return "foreign element: " + m[0]
		}
		if m[1] == "/" {
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Sprintf("%s closes %v before %s", m[0], open, clip(rest))
			}
			open = open[:len(open)-1]
			continue
		}
		question := name == "h2" && len(open) == 2 && open[1] == "summary" // HTML lets a heading stand there
		if len(open) > 0 && textOnly[open[len(open)-1]] && !phrasing[name] && name != "code" && !question {
			return fmt.Sprintf("%s inside %v", m[0], open)
		}
		for _, outer := range open {
			if name == "a" && outer == "a" {
				return "a link inside a link: " + m[0]
			}
		}
		for _, a := range attribute.FindAllStringSubmatch(m[3], -1) {
			if !attrs[a[1]] {
				return "foreign attribute: " + m[0]
			}
			if a[1] == "id" {
				if ids[a[2]] {
					return "an id twice: " + m[0]
				}
				ids[a[2]] = true
			}
			if a[1] == "href" || a[1] == "src" {
				scheme, _, found := strings.Cut(a[2], ":")
				if strings.HasPrefix(a[2], "{{") || !found || strings.ContainsAny(scheme, "/#?") {
					continue
				}
				switch strings.ToLower(scheme) {
				case "http", "https", "mailto", "tel":
				case "data":
					if a[1] == "src" && strings.HasPrefix(a[2], "data:image/") && !strings.Contains(a[2], "svg") {
						continue
					}
					fallthrough
				default:
					return "foreign scheme: " + m[0]
				}
			}
		}
		if !void[name] {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Sprint("never closed: ", open)
	}
	return ""
}

func clip(s string) string { return s[:min(len(s), 60)] }
