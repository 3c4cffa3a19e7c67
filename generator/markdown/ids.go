package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/source"
)

var (
	ruleDuplicateID = source.Define("markdown/duplicate-id", source.Error,
		source.Text{Message: "“%s” kimliği bu sayfada iki kez verilmiş", Hint: "başlıklardan birinin kimliğini değiştirin"},
		source.Text{Message: "the id “%s” is given twice on this page", Hint: "change the id of one of the headings"})
	ruleBadID = source.Define("markdown/bad-id", source.Error,
		source.Text{Message: "“%s” geçerli bir kimlik değil", Hint: "küçük harf (a-z), rakam ve kısa çizgi kullanın: {#%[2]s}"},
		source.Text{Message: "“%s” is not a valid id", Hint: "use lower-case letters (a-z), digits and hyphens: {#%[2]s}"})
	ruleHeadingBraces = source.Define("markdown/heading-braces", source.Warning,
		source.Text{Message: "“%s” kimlik olmuyor; başlığın metninde görünür", Hint: "kimlikse başlığın en sonuna şöyle yazın: {#%[2]s}; metinse ayracın önüne \\ koyun"},
		source.Text{Message: "“%s” is no id and is shown in the heading", Hint: "if it is one, write it at the very end of the heading: {#%[2]s}; if it is text, put a \\ before the brace"})
	ruleAttribute = source.Define("markdown/attribute", source.Warning,
		source.Text{Message: "başlıkta yalnız {#kimlik} kullanılabilir; “%s” yok sayıldı", Hint: "“%[1]s” bölümünü silin"},
		source.Text{Message: "headings take only {#id}; “%s” was ignored", Hint: "delete “%[1]s”"})
)

var validID = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// nameHeadings gives every heading its id: the author's first, then one from
// the words, so that a heading above never takes an id that one below states.
// Where sections are what is linked to, they come before headings inside them.
func (w *writer) nameHeadings(tree ast.Node, sectionsFirst bool) {
	var headings []*ast.Heading
	for n := range blocksBelow(tree) {
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, h)
		}
	}
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
	// looseID is what else means to be an id: a word alone between braces, and
	// an id that something follows or that is not closed.
	looseID   = regexp.MustCompile(`\{[ \t]*[:.]?[ \t]*(\pL[\pL\pN_-]*)[ \t]*\}[ \t]*$|\{#([\pL\pN][\pL\pN_-]*)\}?`)
	fieldWord = regexp.MustCompile(`\{\pL[\pL\pN_-]*\}`)
	// footnoteID is what footnotes take for themselves.
	footnoteID = regexp.MustCompile(`^fn(?:ref)?-\d+(?:-\d+)?$`)
)

// statedID is the author's {#id}, if there is a valid one. Everything else
// between the braces is reported.
func (w *writer) statedID(h *ast.Heading) source.Value {
	start, end := w.extent(h)
	if len(h.Attributes()) == 0 {
		w.mistypedID(h, start, end)
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

// mistypedID reports braces that are part of a heading's words but mean to be
// its id. In an outline its grammar says what a heading may hold.
func (w *writer) mistypedID(h *ast.Heading, start, end int) {
	brace := bytes.LastIndexByte(w.text[start:end], '{') + start
	if brace < start || brace > start && w.text[brace-1] == '\\' || !isText(h.LastChild(), brace) {
		return
	}
	if m := mistypedID.FindSubmatchIndex(w.text[brace:end]); m != nil && bytes.IndexByte(w.text[brace:brace+m[2]], '#') >= 0 {
		id := string(w.text[brace+m[2] : brace+m[3]])
		w.badID(w.span(brace+m[2], brace+m[3]), strings.TrimSpace(id))
		return
	}
	if w.outline && h.Level <= 2 {
		return
	}
	if m := looseID.FindSubmatchIndex(w.text[brace:end]); m != nil && !(m[2] >= 0 && w.isField(start, brace, brace+m[3])) {
		word := max(m[2], m[4])
		id := string(w.text[brace+word : brace+max(m[3], m[5])])
		shown := bytes.TrimRight(w.text[brace:brace+m[1]], " \t")
		w.report(brace, brace+len(shown), ruleHeadingBraces, string(shown), w.goodID(id))
	}
}

// isField reports whether the word that begins behind a brace is a field of a
// message, as {ad} is: the heading holds another one, or the page the same.
func (w *writer) isField(heading, brace, end int) bool {
	if bytes.IndexByte(w.text[heading:brace], '{') >= 0 {
		return true
	}
	if w.fields == nil {
		w.fields = map[string]int{}
		for _, field := range fieldWord.FindAll(w.text, -1) {
			w.fields[string(field)]++
		}
	}
	return w.fields[string(w.text[brace:end])+"}"] > 1
}

// isText reports whether a heading's words are plain text from a place on.
func isText(last ast.Node, from int) bool {
	for ; last != nil; last = last.PreviousSibling() {
		text, ok := last.(*ast.Text)
		if !ok {
			return false
		}
		if text.Segment.Start <= from {
			return from < text.Segment.Stop
		}
	}
	return false
}

func (w *writer) badID(at source.Span, id string) {
	w.diags.Add(at.Report(ruleBadID, id, w.goodID(id)))
}

// goodID is the valid id that is most like another.
func (w *writer) goodID(id string) string {
	good := w.settings.Language.Slug(id)
	if good == "" || footnoteID.MatchString(good) {
		return "bolum-1"
	}
	return good
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
