package lint

import (
	"ders/generator/site"
	"ders/generator/source"
)

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
			if page.Doc != nil && page.Doc.Meta.Description == "" && !page.Doc.Meta.DescriptionHidden && page.Doc.Meta.Title.Text != "" {
				report(page.Doc.Meta.Title.Span)
			}
		}
	},
}

var pathlessModule = Rule{
	Rule: source.Define("site/module-without-path", source.Info,
		source.Text{Message: "modül hiçbir öğrenme yolunda yok", Hint: "ders.yaml dosyasında bir yolun modules listesine ekleyin: %s"},
		source.Text{Message: "the module is in no learning path", Hint: "add it to the modules of a path in ders.yaml: %s"}),
	Doc: Docs{
		Turkish: Doc{
			Why:    "Çalışan, kendi yolundaki modülleri izler. Hiçbir yolda olmayan bir modülü yalnız arayan bulur ve hiçbir sertifikaya sayılmaz.",
			Good:   "paths:\n  - id: magaza-ekibi\n    title: Mağaza ekibi\n    modules: [musteri-tipleri, zor-musteriler]",
			Source: "Biz koyduk. Yalnız öğrenme yolları olan sitelere bakılır.",
		},
		English: Doc{
			Why:    "Staff follow the modules of their path. A module in none is found by search alone, and counts for no certificate.",
			Good:   "paths:\n  - id: shop-floor\n    title: Shop floor\n    modules: [kinds-of-customers, difficult-customers]",
			Source: "Ours. Only sites with learning paths are looked at.",
		},
	},
	site: func(c *content, report report) {
		if len(c.site.Paths) == 0 || c.site.Config.PathsUnread {
			return
		}
		onWay := map[*site.Module]bool{}
		for _, path := range c.site.Paths {
			if len(path.Modules) < len(path.LearningPath.Modules) {
				return // a name that is no module's was reported; whose it is, nobody knows
			}
			for _, m := range path.Modules {
				onWay[m] = true
			}
		}
		for _, m := range c.site.Modules {
			if title := m.Page.Doc.Meta.Title; !onWay[m] && title.Text != "" {
				report(title.Span, m.ID)
			}
		}
	},
}
