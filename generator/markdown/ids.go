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
