package assemble

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNoSection = source.Define("site/no-section-index", source.Error,
		source.Text{Message: "“%s” bölümünün index.md dosyası yok", Hint: "%[1]s/index.md dosyasını oluşturun; title ile kind: knowledge-base ya da kind: guide yazın"},
		source.Text{Message: "the section “%s” has no index.md", Hint: "make %[1]s/index.md with a title and kind: knowledge-base or kind: guide"})
	ruleNoTopic = source.Define("site/no-topic-index", source.Error,
		source.Text{Message: "“%s” konusunun index.md dosyası yok", Hint: "%[1]s/index.md dosyasını oluşturun; title ve description yazın"},
		source.Text{Message: "the topic “%s” has no index.md", Hint: "make %[1]s/index.md with a title and a description"})
	ruleDeepArticle = source.Define("site/deep-article", source.Error,
		source.Text{Message: "bu dosya yanlış yerde: konuların içinde alt klasör olmaz", Hint: "dosyayı şuraya taşıyın: %s"},
		source.Text{Message: "this file is in the wrong place: topics have no folders inside", Hint: "move it to %s"})
	ruleArticlePlace = source.Define("site/article-outside-section", source.Error,
		source.Text{Message: "“%s” türünde bir sayfa yalnız bilgi bankasında ya da rehberde olur", Hint: "dosyayı index.md dosyasında kind: knowledge-base yazan bir klasöre taşıyın ya da kind satırını silin"},
		source.Text{Message: "a page of kind “%s” belongs into a knowledge base or a guide", Hint: "move it into a folder whose index.md says kind: knowledge-base, or delete the kind"})
	ruleSectionPlace = source.Define("site/section-place", source.Error,
		source.Text{Message: "“%s” türü yalnız content/ içindeki bir klasörün index.md dosyasına yazılır", Hint: "bölüm için content/bölümün-adı/index.md dosyasını oluşturun; burada kind satırını silin"},
		source.Text{Message: "the kind “%s” is for the index.md of a folder of content/", Hint: "make content/name-of-the-section/index.md for a section; delete the kind here"})
	ruleNoKind = source.Define("site/no-kind", source.Error,
		source.Text{Message: "“%s” klasöründe konular var, ama index.md dosyasında kind yok", Hint: "bilgi bankasıysa kind: knowledge-base, rehberse kind: guide yazın; modülse alt klasörleri kaldırın"},
		source.Text{Message: "the folder “%s” holds topics, but its index.md has no kind", Hint: "write kind: knowledge-base or kind: guide; if it is a module, take the folders out of it"})
	ruleSectionNoModule = source.Define("site/section-no-module", source.Error,
		source.Text{Message: "“%s” bir modül değil: index.md dosyasında kind: %s yazıyor", Hint: "bir modülün adını yazın: %[3]s; bu klasör modülse kind satırını silin"},
		source.Text{Message: "“%s” is no module: its index.md says kind: %s", Hint: "name a module: %[3]s; delete the kind if this folder is one"})
	ruleNoArticles = source.Define("site/no-articles", source.Warning,
		source.Text{Message: "“%s” altında yayımlanacak yazı yok", Hint: "klasöre bir yazı ekleyin ya da index.md dosyasına draft: true yazın"},
		source.Text{Message: "there is nothing to publish in “%s”", Hint: "add an article to its folder, or write draft: true into its index.md"})
)

// A folder is what is known of a folder of content/ before its pages are
// placed: its index.md says whether it is a module or a section.
type folder struct {
	index   *site.Document // nil for none
	section *site.Section  // nil for a module
	topics  map[string]*site.Topic
	first   *site.Document
	topical bool // it holds a folder with an index.md
	shelved bool // its files look like those of a section
	unclear bool // its index.md says something that was reported
}

// articleKinds are the kinds that a page of a section may state.
var articleKinds = []string{string(site.Article), string(site.FAQ), string(site.Shelf)}

func isSection(kind string) bool { return kind == string(site.Base) || kind == string(site.Guide) }

// readFolders looks at every folder of content/. Drafts count: what they say of
// their folder holds for the files beside them.
func (a *assembly) readFolders() {
	for _, doc := range a.Documents {
		at := inContent(doc)
		if at.depth == 1 {
			continue
		}
		f := a.folders[at.folder]
		if f == nil {
			f = &folder{first: doc, topics: map[string]*site.Topic{}}
			a.folders[at.folder] = f
		}
		switch meta := doc.Meta; {
		case at.depth == 2 && at.file == "index.md":
			f.index = doc
			f.unclear = meta.Title.Text == "" || meta.Kind == "" && meta.KindSpan.File != nil || slices.Contains(articleKinds, meta.Kind)
			if isSection(meta.Kind) {
				_, id, _ := SplitNumber(at.folder)
				f.section = &site.Section{ID: id, Guide: meta.Kind == string(site.Guide)}
			}
		case at.depth == 3 && at.file == "index.md":
			f.topical, f.shelved = true, true
		case at.depth > 2, slices.Contains(articleKinds, meta.Kind):
			f.shelved = true
		}
	}
	for name, f := range a.folders {
		switch {
		case f.index == nil && f.shelved:
			a.report(f.first.File.Span(0, 0), ruleNoSection, "content/"+name)
		case f.index != nil && f.section == nil && f.topical && !f.unclear && f.index.Meta.Kind == "":
			a.report(f.index.Meta.Title.Span, ruleNoKind, "content/"+name)
			f.unclear = true // what stands in the topics needs no word
		}
	}
}

// notSection reports a name that is meant to be a module's and is a section's.
func (a *assembly) notSection(id string, span source.Span, modules []string) bool {
	for _, f := range a.folders {
		if f.section != nil && f.section.ID == id {
			a.report(span, ruleSectionNoModule, id, f.index.Meta.Kind, list(slices.Clone(modules)))
			return true
		}
	}
	return false
}

// A spot is where a document stands in content/: in no folder (depth 1), in one,
// in a topic of one, or deeper.
type spot struct {
	folder, topic, file string
	depth               int
}

func inContent(doc *site.Document) spot {
	name := strings.TrimPrefix(doc.File.Path, "content/")
	end := strings.LastIndexByte(name, '/')
	if end < 0 {
		return spot{folder: name, file: name, depth: 1}
	}
	at := spot{file: name[end+1:], depth: 2 + strings.Count(name[:end], "/")}
	at.folder, at.topic, _ = strings.Cut(name[:end], "/")
	at.topic, _, _ = strings.Cut(at.topic, "/")
	return at
}

// shelve gives a page its place in a section. A false answer means that it has
// none, which was reported.
func (a *assembly) shelve(f *folder, page *site.Page, at spot) bool {
	page.Section = f.section
	index := at.file == "index.md"
	page.Kind = site.Article
	if page.Doc.Meta.Kind == string(site.FAQ) {
		page.Kind = site.FAQ
	}
	switch {
	case at.depth == 2 && index:
		page.Kind = site.Base
		if f.section.Guide {
			page.Kind = site.Guide
		}
		page.URL = a.slug(page.Doc, at.folder) + "/"
		f.section.Page = page
	case at.depth == 2:
		f.section.Articles = append(f.section.Articles, page)
	case at.depth == 3:
		t := f.topics[at.topic]
		if t == nil {
			_, id, _ := SplitNumber(at.topic)
			t = &site.Topic{ID: id}
			f.topics[at.topic] = t
			f.section.Topics = append(f.section.Topics, t)
		}
		page.Topic = t
		if index {
			page.Kind, t.Page, t.Title = site.Shelf, page, page.Title
		} else {
			t.Articles = append(t.Articles, page)
		}
	default:
		a.report(page.Doc.File.Span(0, 0), ruleDeepArticle, "content/"+at.folder+"/"+at.topic+"/"+path.Base(page.Doc.File.Path))
		return false
	}
	return true
}

// closeSections leaves out what stands below a missing index.md, or below a
// draft, and gives topics their addresses: articles stand below them.
func (a *assembly) closeSections() {
	for name, f := range a.folders {
		s := f.section
		if s == nil {
			continue
		}
		index := "content/" + name + "/index.md"
		if s.Page == nil {
			for _, t := range s.Topics {
				a.leaveOut(append(t.Articles, t.Page), true)
			}
			a.leaveOut(s.Articles, true)
			continue
		}
		for folder, t := range f.topics {
			if index := path.Dir(index) + "/" + folder + "/index.md"; t.Page == nil {
				if !a.drafts[index] {
					a.report(t.Articles[0].Doc.File.Span(0, 0), ruleNoTopic, path.Dir(index))
				}
				a.leaveOut(t.Articles, a.drafts[index])
				continue
			}
			t.Page.URL = s.Page.URL + a.slug(t.Page.Doc, folder) + "/"
		}
		s.Topics = slices.DeleteFunc(s.Topics, func(t *site.Topic) bool { return t.Page == nil })
		a.site.Sections = append(a.site.Sections, s)
	}
}

// leaveOut takes pages out again, which wait as drafts or whose mistake was
// reported.
func (a *assembly) leaveOut(pages []*site.Page, drafts bool) {
	for _, page := range pages {
		if page == nil {
			continue
		}
		delete(a.pages, page.Path())
		if drafts {
			a.drafts[page.Path()] = true
		}
	}
}

// articleURL is the address of a page of a section, below its topic or section.
func (a *assembly) articleURL(page *site.Page) string {
	above := page.Section.Page
	if page.Topic != nil {
		above = page.Topic.Page
	}
	return above.URL + a.slug(page.Doc, strings.TrimSuffix(path.Base(page.Path()), ".md")) + "/"
}

// orderSections sorts the sections, their topics and articles, and returns the
// pages in this order. Among articles without an order of their own those of
// questions come first. A guide is read from its first page to its last; what
// is looked up in a knowledge base leads nowhere.
func (a *assembly) orderSections() []*site.Page {
	byArticle := func(x, y *site.Page) int {
		if x.Kind != y.Kind && x.Order == y.Order {
			if x.Kind == site.FAQ {
				return -1
			}
			return 1
		}
		return byOrder(x, y)
	}
	var all []*site.Page
	slices.SortFunc(a.site.Sections, func(x, y *site.Section) int {
		guides := func(s *site.Section) int {
			if s.Guide {
				return 1
			}
			return 0
		}
		return cmp.Or(guides(x)-guides(y), byOrder(x.Page, y.Page))
	})
	for _, s := range a.site.Sections {
		slices.SortFunc(s.Articles, byArticle)
		slices.SortFunc(s.Topics, func(x, y *site.Topic) int { return byOrder(x.Page, y.Page) })
		pages := append([]*site.Page{s.Page}, s.Articles...)
		for _, t := range s.Topics {
			slices.SortFunc(t.Articles, byArticle)
			pages = append(append(pages, t.Page), t.Articles...)
			if len(t.Articles) == 0 {
				a.report(at(t.Page), ruleNoArticles, t.Title)
			}
		}
		if len(pages) == 1 {
			a.report(at(s.Page), ruleNoArticles, s.Page.Title)
		}
		if s.Guide {
			for i, page := range pages[1:] {
				page.Prev, pages[i].Next = pages[i], page
			}
		}
		all = append(all, pages...)
	}
	return all
}

// at is where something is said about a whole page: at its title.
func at(page *site.Page) source.Span {
	if span := page.Doc.Meta.Title.Span; span.File != nil {
		return span
	}
	return page.Doc.File.Span(0, 0)
}
