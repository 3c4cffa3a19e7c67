package markdown

import (
	"bytes"
	"html"
	"sync"

	"github.com/yuin/goldmark/ast"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleLevelSkipped = source.Define("markdown/level-skipped", source.Warning,
		source.Text{Message: "başlık düzeyi atlanmış: %d. düzeyden sonra %d. düzey", Hint: "başlığı %[3]s ile başlatın"},
		source.Text{Message: "heading level skipped: level %[2]d follows level %[1]d", Hint: "begin it with %[3]s"})
	ruleSecondTitle = source.Define("markdown/second-title", source.Warning,
		source.Text{Message: "metinde birinci düzey başlık var; sayfanın başlığı ön bilgideki title", Hint: "# yerine ## yazın"},
		source.Text{Message: "the text holds a first-level heading; the page's title is the front matter's", Hint: "write ## instead of #"})
	ruleRawHTML = source.Define("markdown/raw-html", source.Warning,
		source.Text{Message: "HTML yayımlanmaz; “%s” atlandı", Hint: "Markdown ile yazın%[2]s ya da silin; göstermek için `ters tırnak` içine alın"},
		source.Text{Message: "HTML is not published; “%s” was dropped", Hint: "write Markdown%[2]s or delete it; to show it, put it between `backticks`"})
)

// A writer walks a tree once and gathers all that a document needs.
type writer struct {
	file     *source.File
	base     int    // offset of text in the file
	text     []byte // the body
	body     string // the same
	settings Settings
	ids      map[ast.Node]string
	unnamed  bool // headings get no id in HTML: the page names its parts itself

	buf   *bytes.Buffer // the current fragment
	ends  []int         // of its finished parts
	holes []*site.Link  // in it
	size  int           // bytes of all finished fragments
	room  *room

	doc     *site.Document // nil for an outline, which has no embeds
	outline bool           // the text is no page's
	asks    bool           // a page of questions: it says itself what begins none

	links    []*site.Link
	external []source.Value // addresses of other sites
	headings []site.Heading
	words    int
	inTable  bool
	inLink   int               // a link inside a link is no link
	dropped  map[string]int    // tags that were reported and not closed yet, by name
	noTables map[ast.Node]bool // paragraphs that were to be tables
	fields   map[string]int    // words between braces, by how often they stand in the text; nil until asked for
	cutting  *Block            // while it is written for the second time, cut at its gaps
	diags    source.List

	definitions []definition
	defined     map[string]int // by label, the one of definitions that counts
	used        map[string]bool
	lostLinks   []lost // without a definition
	lostNotes   []lost // footnotes that were not written
	bareNotes   []lost // footnotes without their colon
}

// A room is what a writer reads from and writes in. The next one gets it, so
// that not every page takes new memory: what a writer makes are strings.
type room struct {
	text  []byte
	html  bytes.Buffer
	prose prose
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// newWriter is a writer of a file's body. Who made it is to leave it.
func newWriter(file *source.File, body int, settings Settings) *writer {
	room, text := rooms.Get().(*room), file.Text[body:]
	room.text = append(room.text[:0], text...)
	return &writer{
		file: file, base: body, text: room.text, body: text, settings: settings,
		buf: &room.html, room: room, ids: map[ast.Node]string{}, dropped: map[string]int{},
	}
}

// leave ends the writing.
func (w *writer) leave() {
	w.buf.Reset()
	rooms.Put(w.room)
}

// report adds a diagnostic at offsets of the body.
func (w *writer) report(start, end int, rule *source.Rule, args ...any) {
	w.diags.Add(w.span(start, end).Report(rule, args...))
}

func (w *writer) span(start, end int) source.Span { return w.file.Span(w.base+start, w.base+end) }

// html appends markup of ours.
func (w *writer) html(s string) *writer {
	w.buf.WriteString(s)
	return w
}

// attr appends text as the value of an attribute.
func (w *writer) attr(s string) *writer { return w.html(html.EscapeString(s)) }

// plainText appends text.
func (w *writer) plainText(s string) *writer { return w.html(html.EscapeString(s)) }

// say appends text whose words count, and tells what its characters are.
func (w *writer) say(s string) (seen byte) {
	seen = w.count(s)
	if seen&escaped != 0 {
		s = html.EscapeString(s)
	}
	w.html(s)
	return seen
}

// hole appends the place of a link's target.
func (w *writer) hole(l *site.Link) {
	w.ends = append(w.ends, w.buf.Len())
	w.holes = append(w.holes, l)
	w.links = append(w.links, l)
}

// take ends a fragment. Past the limit on HTML it is cut, and says so once.
func (w *writer) take() site.Fragment {
	f := site.Fragment{Parts: make([]string, 0, len(w.ends)+1), Links: w.holes}
	html, start := w.buf.String(), 0
	for _, end := range append(w.ends, len(html)) {
		f.Parts = append(f.Parts, html[start:end])
		start = end
	}
	w.begin()
	return f
}

// endPiece ends a piece of the document's body, which is cut in the same way.
func (w *writer) endPiece() {
	w.doc.AddBody(w.buf.Bytes(), append(w.ends, w.buf.Len()), w.holes)
	w.begin()
}

// begin begins a fragment.
func (w *writer) begin() {
	w.size += w.buf.Len()
	w.ends, w.holes = w.ends[:0], nil
	w.buf.Reset()
	w.full()
}

// full reports whether the page's HTML has reached its limit.
func (w *writer) full() bool {
	if w.size+w.buf.Len() <= maxHTML {
		return false
	}
	if w.size < 1<<40 {
		w.size = 1 << 40
		w.diags.Add(w.file.Span(0, 0).Report(ruleTooMuchHTML, maxHTML))
	}
	return true
}

// extent is the stretch of the body that a node covers.
func (w *writer) extent(n ast.Node) (start, end int) {
	start, end = n.Pos(), -1
	widen := func(a, b int) {
		if start < 0 || a < start {
			start = a
		}
		end = max(end, b)
	}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if text, ok := c.(*ast.Text); ok {
			widen(text.Segment.Start, text.Segment.Stop)
		} else if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
			widen(c.Lines().At(0).Start, c.Lines().At(c.Lines().Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	start = max(start, 0)
	end = max(end, start)
	for end > start && (w.text[end-1] == '\n' || w.text[end-1] == ' ') {
		end--
	}
	return start, end
}

func (w *writer) spanOf(n ast.Node) source.Span { return w.span(w.extent(n)) }
