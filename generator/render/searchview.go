package render

import (
	"cmp"
	"slices"
	"strconv"

	"ders/generator/site"
)

// A SearchView is what the search page shows before anything is searched for,
// and all that it shows without script: every page by its title.
type SearchView struct {
	Letters []IndexLetter
}

// An IndexLetter is the titles that begin with a letter.
type IndexLetter struct {
	Letter string // "#" for titles that begin with none
	ID     string
	Links  []PlacedLink
}

// A PlacedLink is a title, where it leads, and what it belongs to.
type PlacedLink struct {
	URL     string
	Title   string
	Context string // may be empty
}

// search is the list of all that can be found, in the language's order.
func (r *renderer) search(root string) *SearchView {
	var links []PlacedLink
	for _, page := range r.site.Pages {
		if page.Kind == site.Home || page.IsDraft() || page.InGuide() {
			continue
		}
		link := PlacedLink{URL: r.to(root, page.URL), Title: page.Title}
		switch {
		case page.FinalOf != nil:
			link.Context = page.FinalOf.Title
		case page.Module != nil && page.Module.Page != page:
			link.Context = page.Module.Page.Title
		case page.Section != nil && page.Section.Page != nil && page.Section.Page != page:
			link.Context = page.Section.Page.Title
		}
		links = append(links, link)
	}
	if glossary := r.site.Glossary; glossary != nil {
		for _, term := range glossary.Terms {
			links = append(links, PlacedLink{URL: r.to(root, glossary.URL+"#"+term.ID), Title: term.Title, Context: glossary.Title})
		}
	}
	slices.SortFunc(links, func(x, y PlacedLink) int {
		return cmp.Or(
			r.language.Compare(r.language.Initial(x.Title), r.language.Initial(y.Title)), // not a quotation mark
			r.language.Compare(x.Title, y.Title),
			cmp.Compare(x.URL, y.URL),
		)
	})
	v := &SearchView{}
	for _, link := range links {
		letter := r.language.Initial(link.Title)
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Letter != letter {
			v.Letters = append(v.Letters, IndexLetter{Letter: letter, ID: "_letter-" + strconv.Itoa(n+1)})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Links = append(last.Links, link)
	}
	return v
}
