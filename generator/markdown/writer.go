package markdown

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleDuplicateID = source.Define("markdown/duplicate-id", source.Error,
		source.Text{Message: "“%s” kimliği bu sayfada iki kez verilmiş", Hint: "başlıklardan birinin kimliğini değiştirin"},
		source.Text{Message: "the id “%s” is given twice on this page", Hint: "change the id of one of the headings"})
	ruleBadID = source.Define("markdown/bad-id", source.Error,
		source.Text{Message: "“%s” geçerli bir kimlik değil", Hint: "küçük harf (a-z), rakam ve kısa çizgi kullanın: {#%[2]s}"},
		source.Text{Message: "“%s” is not a valid id", Hint: "use lower-case letters (a-z), digits and hyphens: {#%[2]s}"})
	ruleAttribute = source.Define("markdown/attribute", source.Warning,
		source.Text{Message: "başlıkta yalnız {#kimlik} kullanılabilir; “%s” yok sayıldı", Hint: "“%[1]s” bölümünü silin"},
		source.Text{Message: "headings take only {#id}; “%s” was ignored", Hint: "delete “%[1]s”"})
	ruleLevelSkipped = source.Define("markdown/level-skipped", source.Warning,
		source.Text{Message: "başlık düzeyi atlanmış: %d. düzeyden sonra %d. düzey", Hint: "başlığı %[3]s ile başlatın"},
		source.Text{Message: "heading level skipped: level %[2]d follows level %[1]d", Hint: "begin it with %[3]s"})
	ruleSecondTitle = source.Define("markdown/second-title", source.Warning,
		source.Text{Message: "metinde birinci düzey başlık var; sayfanın başlığı ön bilgideki title", Hint: "# yerine ## yazın"},
		source.Text{Message: "the text holds a first-level heading; the page's title is the front matter's", Hint: "write ## instead of #"})
	ruleRawHTML = source.Define("markdown/raw-html", source.Warning,
		source.Text{Message: "HTML yayımlanmaz; “%s” atlandı", Hint: "Markdown ile yazın ya da silin; göstermek için `ters tırnak` içine alın"},
		source.Text{Message: "HTML is not published; “%s” was dropped", Hint: "write Markdown or delete it; to show it, put it between `backticks`"})
)

// A writer walks a tree once and gathers all that a document needs.
type writer struct {
	file     *source.File
	base     int    // offset of text in the file
	text     []byte // the body
	settings Settings
	ids      map[ast.Node]string
	unnamed  bool // headings get no id in HTML: the page names its parts itself

	buf   bytes.Buffer
	parts []string // finished parts of the current fragment
	holes []*site.Link
	size  int // bytes of all fragments

	pieces  []site.Fragment // of the body, each up to an embed
	embeds  []*site.Embed
	outline bool // the text is no page's: it has no embeds
	asks    bool // a page of questions: it says itself what begins none

	links    []*site.Link
	defined  map[string]source.Span // of definitions, where their destinations stand
	external []source.Value         // addresses of other sites
	headings []site.Heading
	words    int
	inLink   int    // a link inside a link is no link
	cutting  *Block // while it is written for the second time, cut at its gaps
	diags    source.List
}

func newWriter(file *source.File, body int, settings Settings) *writer {
	return &writer{file: file, base: body, text: []byte(file.Text[body:]), settings: settings, ids: map[ast.Node]string{}}
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

// hole appends the place of a link's target.
func (w *writer) hole(l *site.Link) {
	w.size += w.buf.Len()
	w.parts = append(w.parts, w.buf.String())
	w.buf.Reset()
	w.holes = append(w.holes, l)
	w.links = append(w.links, l)
}

// take ends a fragment. Past the limit on HTML it is cut, and says so once.
func (w *writer) take() site.Fragment {
	w.size += w.buf.Len()
	f := site.Fragment{Parts: append(w.parts, w.buf.String()), Links: w.holes}
	w.parts, w.holes = nil, nil
	w.buf.Reset()
	w.full()
	return f
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

// count adds the words of a text: runs that hold a letter.
func (w *writer) count(s string) {
	in := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			if !in {
				w.words++
				in = true
			}
		case unicode.IsSpace(r) || unicode.IsPunct(r) && r != '\'' && r != '’':
			in = false
		}
	}
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

var validID = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// nameHeadings gives every heading its id: the author's first, then one from
// the words, so that a heading above never takes an id that one below states.
// Where sections are what is linked to, they come before headings inside them.
func (w *writer) nameHeadings(tree ast.Node, sectionsFirst bool) {
	var headings []*ast.Heading
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			headings = append(headings, h)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	taken := map[string]source.Span{}
	for _, h := range headings {
		if id := w.statedID(h); id.Text != "" {
			if first, ok := taken[id.Text]; ok {
				w.diags.Add(id.Report(ruleDuplicateID, id.Text).FirstHere(first))
			} else {
				taken[id.Text] = id.Span
			}
			w.ids[h] = id.Text
		}
	}
	if sectionsFirst {
		inside := func(h *ast.Heading) int { return max(h.Level, 2) }
		slices.SortStableFunc(headings, func(a, b *ast.Heading) int { return cmp.Compare(inside(a), inside(b)) })
	}
	last := map[string]int{}
	for _, h := range headings {
		if w.ids[h] != "" {
			continue
		}
		slug := cleanSlug(w.settings.Language.Slug(plain(h, w.text)))
		id := slug
		if footnoteID.MatchString(slug) {
			slug = "bolum-" + slug
			id = slug
		}
		for {
			if _, ok := taken[id]; !ok {
				break
			}
			last[slug]++ // a page of equal headings must not count from the start each time
			id = slug + "-" + strconv.Itoa(last[slug]+1)
		}
		taken[id], w.ids[h] = w.spanOf(h), id
	}
}

var (
	// statedAttributes is what stands behind a heading's words.
	statedAttributes = regexp.MustCompile(`^[ \t]*\{([^{}\n]*)\}`)
	// mistypedID is an id that was no attribute and stayed in the words.
	mistypedID = regexp.MustCompile(`\{[ \t]*#?([^{}\n]*)\}[ \t]*$`)
	// footnoteID is what footnotes take for themselves.
	footnoteID = regexp.MustCompile(`^fn(?:ref)?-\d+(?:-\d+)?$`)
)

// statedID is the author's {#id}, if there is a valid one. Everything else
// between the braces is reported.
func (w *writer) statedID(h *ast.Heading) source.Value {
	start, end := w.extent(h)
	if len(h.Attributes()) == 0 {
		if m := mistypedID.FindSubmatchIndex(w.text[start:end]); m != nil && bytes.ContainsRune(w.text[start+m[0]:start+m[2]], '#') {
			id := string(w.text[start+m[2] : start+m[3]])
			w.badID(w.span(start+m[2], start+m[3]), strings.TrimSpace(id))
		}
		return source.Value{}
	}
	var id source.Value
	m := statedAttributes.FindSubmatchIndex(w.text[end:])
	if m == nil { // an attribute's value holds a brace
		w.report(start, end, ruleAttribute, string(h.Attributes()[0].Name))
		return id
	}
	inside := string(w.text[end+m[2] : end+m[3]])
	offset := end + m[2]
	for word := range strings.FieldsFuncSeq(inside, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		at := offset + strings.Index(inside[offset-end-m[2]:], word)
		offset = at + len(word)
		stated, ok := strings.CutPrefix(word, "#")
		switch {
		case !ok:
			w.report(at, at+len(word), ruleAttribute, word)
		case !validID.MatchString(stated) || footnoteID.MatchString(stated):
			w.badID(w.span(at+1, at+len(word)), stated)
		default:
			id = source.Value{Text: stated, Span: w.span(at+1, at+len(word))}
		}
	}
	return id
}

func (w *writer) badID(at source.Span, id string) {
	good := w.settings.Language.Slug(id)
	if good == "" || footnoteID.MatchString(good) {
		good = "bolum-1"
	}
	w.diags.Add(at.Report(ruleBadID, id, good))
}

// cleanSlug drops obscene tokens ("Sık sorulan sorular") from an id that an
// author did not choose.
func cleanSlug(slug string) string {
	for bad := lang.Obscene(slug); bad != ""; bad = lang.Obscene(slug) {
		tokens := strings.Split(slug, "-")
		for i, t := range tokens {
			if t == bad {
				tokens = append(tokens[:i], tokens[i+1:]...)
				break
			}
		}
		slug = strings.Join(tokens, "-")
	}
	if slug == "" {
		return "bolum"
	}
	return slug
}
