package assemble

import (
	"ders/generator/site"
	"ders/generator/source"
)

var ruleTwoGlossaries = source.Define("glossary/two-glossaries", source.Error,
	source.Text{Message: "sitede ikinci bir sözlük var", Hint: "terimleri tek dosyada toplayın: %s"},
	source.Text{Message: "the site has a second glossary", Hint: "gather the terms in one file: %s"})

// placeGlossary makes a page the site's glossary. A site has one, so that a
// word of a text means one term.
func (a *assembly) placeGlossary(page *site.Page) {
	page.Kind, page.Terms = site.Glossary, page.Doc.Terms
	if first := a.site.Glossary; first != nil {
		a.diags.Add(page.Doc.Meta.KindSpan.Report(ruleTwoGlossaries, first.Doc.File.Path).FirstHere(first.Doc.Meta.KindSpan))
		return
	}
	a.site.Glossary = page
}
