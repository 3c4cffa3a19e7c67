package e2e

import (
	"strings"
	"testing"
)

// Without a network what was looked up before is found; of the rest it is said
// that this device does not have it, and never that there is nothing.
func TestSearchOffline(t *testing.T) {
	t.Parallel()
	a := publish(t, "../../..")
	p := a.learner()
	p.visit(somewhere)
	p.reload() // from now on the worker hears every request
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.types("kargo")
	p.in(searchDialog).see("Geciken kargo")
	p.onDevice(somewhere)
	a.disconnect(p)

	p.open(folder + somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	for _, c := range []struct{ query, said string }{
		{"kargo", "sonuç"},
		{"sadakat", "Bu aramanın sonuçları bu cihazda kayıtlı değil"},
		{"kuantum", "Bu aramanın sonuçları bu cihazda kayıtlı değil"}, // who knows?
		{"kargo", "Geciken kargo"},
	} {
		ask[any](p, `document.activeElement.select()`)
		p.types(c.query)
		p.in(searchDialog).see(c.said)
		p.in(searchDialog).seeNo("bulunamadı")
	}
	a.connect()
	ask[any](p, `document.activeElement.select()`)
	p.types("sadakat")
	p.in(searchDialog).see("Sadakat kavramları")
}

// An English site in a folder of its domain: its own endings, nothing of
// Turkish, and addresses that lead into the folder.
func TestSearchInEnglish(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	writeSite(t, source, map[string]string{
		"ders.yaml":                    "title: Workshop\nid: workshop\nlanguage: en\n",
		"content/index.md":             "---\ntitle: Workshop\ndescription: Lessons.\n---\n\nWelcome.\n",
		"content/01-returns/index.md":  "---\ntitle: Returns\ndescription: About returns.\n---\n\nAn introduction.\n",
		"content/01-returns/01-law.md": "---\ntitle: Policies\ndescription: What a policy is.\n---\n\nWe keep it.\n\n## Measuring satisfaction {#measuring}\n\nSatisfaction comes with an INVOICE from İzmir.\n",
	})
	p := publish(t, source).learner()
	p.open(folder + "/returns/law/")
	p.press("/")
	p.seeFocusOn("Search the site")
	for _, c := range []struct{ query, said string }{
		{"policy", "Policies"},
		{"policies", "Policies"},
		{"measured", "Measuring satisfaction"},
		{"invoices", "Measuring satisfaction"},
		{"INVOICE", "Measuring satisfaction"},
		{"izmir", "Measuring satisfaction"},
		{"satisfction", "Nothing found for “satisfction”; showing “satisfaction”."},
		{"policy quantum", "With some of the words"},
		{"quantum", "Nothing found for “quantum”."},
		{"measuring", "1 result"},
	} {
		ask[any](p, `document.activeElement.select()`)
		p.types(c.query)
		p.in(searchDialog).see(c.said)
	}
	p.press("Enter")
	p.wait("the section", func() bool {
		return strings.HasSuffix(ask[string](p, `location.href`), folder+"/returns/law/#measuring")
	})
	p.open(folder + "/search/?q=policies")
	p.in(".search-results").see("Policies")
	p.seeNo("All pages")
}

// A page that was opened from a folder can load no index. It says so, and lists
// what there is.
func TestSearchFromAFolder(t *testing.T) {
	t.Parallel()
	a := publishedPlace(t)
	p := visitor(t, "file://"+a.public+"/site")
	for _, part := range []string{"search-index", "URL scheme", "origin", "ERR_FAILED"} {
		p.problems.expect(part)
	}
	p.open("/iade/sure/index.html")
	p.press("/")
	p.arrive("/ara/index.html")
	p.see("Bu sayfa bir klasörden açıldığı için arama çalışmıyor.")
	p.see("Tüm sayfalar")
	p.tabTo("Sitede ara")
	p.types("kutu")
	p.press("Enter")
	p.arrive("/ara/index.html")
	p.see("Bu sayfa bir klasörden açıldığı için arama çalışmıyor.")
}
