package assemble

import (
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleOwnAddress = source.Define("site/own-address", source.Error,
		source.Text{Message: "/%s adresi sitenin kendi sayfasının", Hint: "ön bilgiye slug: ile başka bir ad yazın ya da dosyanın adını değiştirin"},
		source.Text{Message: "/%s is the address of a page that the site has of its own", Hint: "write another name into the front matter as slug:, or rename the file"})
	ruleObscenePath = source.Define("site/obscene-path", source.Error,
		source.Text{Message: "yolun adresinde kaba bir sözcük oluşuyor: “%s”", Hint: "yola başka bir kimlik verin"},
		source.Text{Message: "the address of the path holds a vulgar Turkish word: “%s”", Hint: "give the path another id"})
)

// placeOwn makes the pages which no author writes: the search, what learners have
// done, what to answer again, a certificate for each path, and sheets. What an
// author has put at such an address is reported there.
func (a *assembly) placeOwn() {
	if a.site.Home != nil {
		a.site.Search = &site.Page{Kind: site.Search, URL: a.Segments["search"] + "/"}
		a.reserve(a.site.Search.URL, source.Span{})
		a.reserve(site.SearchFolder+"/", source.Span{})
	}
	a.placeSheets()
	for _, m := range a.modules {
		if m.Page != nil {
			a.site.Progress = &site.Page{Kind: site.Progress, URL: a.Segments["progress"] + "/"}
			a.reserve(a.site.Progress.URL, source.Span{})
			break
		}
	}
	if a.site.Progress != nil && a.Config.Review && a.hasQuiz() {
		a.site.Review = &site.Page{Kind: site.Review, URL: a.Segments["review"] + "/"}
		a.reserve(a.site.Review.URL, source.Span{})
	}
	for _, p := range a.site.Paths {
		if bad := lang.Obscene(p.ID.Text); bad != "" {
			a.report(p.ID.Span, ruleObscenePath, bad)
		}
		p.Proof = &site.Page{
			Kind: site.Proof, ProofOf: p, Title: p.Title,
			URL: a.Segments["certificate"] + "/" + p.ID.Text + "/",
		}
		a.reserve(p.Proof.URL, p.ID.Span)
	}
}

func (a *assembly) hasQuiz() bool {
	for _, page := range a.pages {
		if page.Quiz != nil {
			return true
		}
	}
	return false
}

// placeSheets makes a page for paper of every quiz and of every module that has
// lessons.
func (a *assembly) placeSheets() {
	for _, page := range a.pages {
		if page.Quiz == nil && (page.Kind != site.Course || len(page.Module.Lessons) == 0) {
			continue
		}
		page.Sheet = &site.Page{
			Kind: site.Sheet, SheetOf: page, Title: page.Title,
			URL: page.URL + a.Segments["print"] + "/",
		}
		if a.claims[keyOf(page.URL)].path == page.Path() { // else its own address is another's, which was reported
			a.reserve(page.Sheet.URL, page.File().Span(0, 0))
		}
	}
}

// reserve takes an address for the site itself, because of what stands at span.
func (a *assembly) reserve(url string, because source.Span) {
	key := keyOf(url)
	taken, ok := a.claims[key]
	if !ok {
		a.claims[key] = claim{path: "/" + url, span: because}
		return
	}
	span := taken.span
	if file := a.File(taken.path); span.File == nil && file != nil {
		span = file.Span(0, 0)
	}
	if span.File != nil { // else a theme gives two pages one address, and the tree refuses the second
		a.report(span, ruleOwnAddress, url)
	}
}
