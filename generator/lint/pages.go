package lint

import "ders/generator/source"

var missingDescription = Rule{
	Rule: source.Define("page/no-description", source.Warning,
		source.Text{Message: "sayfanın açıklaması yok", Hint: "ön bilgiye bir cümle ekleyin: description: …; kartlarda ve arama sonuçlarında görünür"},
		source.Text{Message: "the page has no description", Hint: "add a sentence to the front matter: description: …; cards and search results show it"}),
	Doc: Docs{
		Turkish: Doc{
			Why:  "Kartlarda, arama sonuçlarında ve paylaşılan bağlantılarda başlığın altında bu cümle görünür. Yoksa okur sayfanın işine yarayıp yaramayacağını açmadan bilemez.",
			Good: "description: Öfkeli başlayan bir görüşmeyi altı adımda çözüme götürürsünüz.",
		},
		English: Doc{
			Why:  "Cards, search results and shared links show this sentence below the title. Without it a reader has to open the page to learn whether it helps.",
			Good: "description: You lead a call that begins in anger to a solution, in six steps.",
		},
	},
	site: func(c *content, report report) {
		for _, page := range c.site.Pages {
			// A page without a title has a head that could not be read.
			if page.Doc != nil && page.Doc.Meta.Description == "" && page.Doc.Meta.Title.Text != "" {
				report(page.Doc.Meta.Title.Span)
			}
		}
	},
}
