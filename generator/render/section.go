package render

import (
	"fmt"
	"iter"

	"ders/generator/site"
)

// A PageLink is a page in a list.
type PageLink struct {
	URL         string
	Title       string
	Description string
	Kind        string // "lesson", "faq", …: its word is the string "base.kind." and that
	Updated     string // "9 Mart 2026"; empty if unknown
	UpdatedISO  string
	Draft       bool
	Questions   []LinkView // of an FAQ page, each with its anchor
}

// A TopicView is a topic with its articles.
type TopicView struct {
	URL         string
	Title       string
	Description string
	Draft       bool
	Articles    []PageLink
}

// A SectionView is a knowledge base or a guide.
type SectionView struct {
	URL         string
	Title       string
	Description string
	Guide       bool
	Articles    []PageLink  // of no topic
	Topics      []TopicView // in the tree with the articles of the page's own topic alone
	Count       int         // of all articles, those of topics too
	Questions   int         // of all FAQ pages
}

// A TagView is a tag in the list of all.
type TagView struct {
	URL   string
	Title string
	Count int // of its pages
}

// parents is the way down to a page from home, without both.
func parents(page *site.Page) []*site.Page {
	var way []*site.Page
	add := func(parent *site.Page) {
		if parent != page {
			way = append(way, parent)
		}
	}
	if page.Module != nil {
		add(page.Module.Page)
	}
	if page.Section != nil {
		add(page.Section.Page)
	}
	if page.Topic != nil {
		add(page.Topic.Page)
	}
	return way
}

func (r *renderer) pageLink(page *site.Page, root string) PageLink {
	v := PageLink{URL: r.to(root, page.URL), Title: page.Title, Kind: string(page.Kind), Draft: page.IsDraft()}
	if page.Doc != nil {
		v.Description = page.Doc.Meta.Description
		v.UpdatedISO = changed(page)
		v.Updated = r.language.Date(v.UpdatedISO)
		for _, answer := range page.Doc.Answers {
			v.Questions = append(v.Questions, LinkView{v.URL + "#" + answer.Question.ID, answer.Question.Text})
		}
	}
	return v
}

func (r *renderer) pageLinks(pages []*site.Page, root string) []PageLink {
	var all []PageLink
	for _, page := range pages {
		all = append(all, r.pageLink(page, root))
	}
	return all
}

func (r *renderer) topic(t *site.Topic, root string) TopicView {
	return TopicView{
		URL: r.to(root, t.Page.URL), Title: t.Title, Draft: t.Page.IsDraft(),
		Description: t.Page.Doc.Meta.Description, Articles: r.pageLinks(t.Articles, root),
	}
}

// sectionHead is a section without what stands in it.
func (r *renderer) sectionHead(s *site.Section, root string) SectionView {
	v := SectionView{URL: r.to(root, s.Page.URL), Title: s.Page.Title, Description: s.Page.Doc.Meta.Description, Guide: s.Guide}
	count := func(articles []*site.Page) {
		v.Count += len(articles)
		for _, page := range articles {
			v.Questions += len(page.Doc.Answers)
		}
	}
	count(s.Articles)
	for _, t := range s.Topics {
		count(t.Articles)
	}
	return v
}

// section is a section with all that stands in it.
func (r *renderer) section(s *site.Section, root string) *SectionView {
	v := r.sectionHead(s, root)
	v.Articles = r.pageLinks(s.Articles, root)
	for _, t := range s.Topics {
		v.Topics = append(v.Topics, r.topic(t, root))
	}
	return &v
}

// sectionTree is what stands beside a section's pages: it grows with the topics
// and with one topic's articles, not with all.
func (r *renderer) sectionTree(s *site.Section, open *site.Topic, root string) *SectionView {
	v := r.sectionHead(s, root)
	v.Articles = r.pageLinks(s.Articles, root)
	for _, t := range s.Topics {
		topic := TopicView{URL: r.to(root, t.Page.URL), Title: t.Title, Draft: t.Page.IsDraft()}
		if t == open {
			topic.Articles = r.pageLinks(t.Articles, root)
		}
		v.Topics = append(v.Topics, topic)
	}
	return &v
}

// bases are the knowledge bases, as the home page shows them.
func (r *renderer) bases(root string) []SectionView {
	var all []SectionView
	for _, s := range r.site.Sections {
		if !s.Guide {
			all = append(all, r.sectionHead(s, root))
		}
	}
	return all
}

// around fills in what a page tells of the pages around it.
func (r *renderer) around(v *View, page *site.Page) {
	switch page.Kind {
	case site.Home:
		v.Bases = r.bases(v.Root)
		return
	case site.Base, site.Guide:
		v.Section = r.section(page.Section, v.Root)
	case site.Shelf:
		t := r.topic(page.Topic, v.Root)
		v.Topic = &t
	}
	for _, tag := range page.Tags {
		v.Tags = append(v.Tags, LinkView{r.to(v.Root, tag.Page.URL), tag.Title})
	}
	v.Related = r.pageLinks(page.Related, v.Root)
	for _, from := range page.Backlinks {
		// A lesson is told of in many places; what helps there is what to look up.
		if page.Section != nil || page.Kind == site.Glossary || from.Section != nil {
			v.Backlinks = append(v.Backlinks, r.pageLink(from, v.Root))
		}
	}
}

// sectionThing says in the words of schema.org what a page of a section is.
func (r *renderer) sectionThing(t *Thing, v *View, page *site.Page) {
	if way := parents(page); len(way) > 0 {
		above := way[len(way)-1]
		t.IsPartOf = &Thing{Type: "CollectionPage", Name: above.Title, URL: r.address(v, above)}
	}
	switch page.Kind {
	case site.Article:
		t.Type, t.TimeRequired = "Article", minutes(v.Minutes)
	case site.FAQ:
		t.Type = "FAQPage"
		for _, answer := range page.Doc.Answers {
			t.MainEntity = append(t.MainEntity, Thing{
				Type: "Question", Name: answer.Question.Text,
				AcceptedAnswer: &Thing{Type: "Answer", Text: answer.Text},
			})
		}
	default:
		t.Type = "CollectionPage"
	}
}

// tagPages are the pages of tags, which stand in no file.
func tagPages(s *site.Site) iter.Seq[*site.Page] {
	return func(yield func(*site.Page) bool) {
		if s.TagIndex == nil || !yield(s.TagIndex) {
			return
		}
		for _, tag := range s.Tags {
			if !yield(tag.Page) {
				return
			}
		}
	}
}

// tagPage makes the page of a tag, or that of all tags. Search engines find
// what it lists without it.
func (r *renderer) tagPage(page *site.Page, room []byte) ([]byte, error) {
	root := rootOf(page.URL)
	v, err := r.shell(string(page.Kind), root, nil)
	if err != nil {
		return nil, err
	}
	v.NoIndex = true
	v.Breadcrumb = []LinkView{{URL: r.to(root, ""), Title: r.strings["nav.home"]}}
	v.Title, v.Description = r.strings["tag.all"], r.strings["tag.lead"]
	if page.TagOf == nil {
		for _, tag := range r.site.Tags {
			v.AllTags = append(v.AllTags, TagView{r.to(root, tag.Page.URL), tag.Title, len(tag.Pages)})
		}
		return r.execute(v, room)
	}
	v.Breadcrumb = append(v.Breadcrumb, LinkView{r.to(root, r.site.TagIndex.URL), v.Title})
	v.Title, v.Description = page.Title, fmt.Sprintf(r.strings["tag.about"], page.Title)
	v.Tagged = r.pageLinks(page.TagOf.Pages, root)
	return r.execute(v, room)
}
