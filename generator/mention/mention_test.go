package mention_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ders/generator/lang"
	"ders/generator/mention"
	"ders/generator/site"
)

// terms make a glossary: each is its names, parted by "|".
func terms(lines ...string) []*site.Term {
	var all []*site.Term
	for _, line := range lines {
		names := strings.Split(line, "|")
		all = append(all, &site.Term{ID: names[0], Title: names[0], Names: names})
	}
	return all
}

var turkish = terms(
	"Net tavsiye skoru|NPS|net promotör skoru", "Çaba skoru|CES", "Çaba", "CRM", "KVKK", "RFM|RFM analizi",
	"Sadakat", "Sadakat programı", "Tutumsal sadakat", "Müşteri kaybı", "Müşteri ilişkileri yönetimi", "Müşteri ilişkisi",
	"Cayma hakkı", "Yanıt süresi|cevap süresi", "Müşteri yolculuğu", "Temas noktası", "Bağlılık", "Canlı destek", "İade", "Şikâyet",
	"Geri bildirim", "Doruk-son kuralı", "E-ticaret", "Açık uçlu soru", "Chatbot|sohbet robotu", "Kapalı döngü", "Kâr", "Değişim",
	"Anket", "Empati", "Beklenti", "Sistem 1 ve 2", "Kök neden", "Howard-Sheth modeli", "Müşteri deneyimi", "Deneyim", "Iskonto", "İhtiyaç analizi",
	"Kayıp", "Raport", "Umut", "Kitap", "Renk", "Müşteri temsilcisi", "Hizmet seviyesi sözü|SLA", "Kanal", "Üyelik programı",
)

var english = terms("Net Promoter Score|NPS", "Loyalty programme", "Survey", "Policy", "Churn rate", "Churn")

// found are the mentions of a text, as "stretch=term".
func found(glossary []*site.Term, tag, html string) []string {
	f := mention.NewFinder(glossary, lang.For(tag))
	all := []string{}
	for _, m := range f.In(site.Fragment{Parts: []string{html}}) {
		all = append(all, html[m.Start:m.End]+"="+m.Term.Title)
	}
	return all
}

// TestForms holds the forms of words that speak of a term, and those that do
// not.
func TestForms(t *testing.T) {
	n := 0
	for _, c := range []struct{ term, forms string }{
		{"Net tavsiye skoru", "NPS, NPS'nin, NPS’ye, NPS‘de, NPSʼyi, NPS`den, NPS´le, NPS'dir, NPS'ler, NPS&#39;nin, Net Tavsiye Skoru, net tavsiye skorunun, net tavsiye skorları, NET TAVSİYE SKORU, net promotör skoruna"},
		{"Çaba skoru", "CES, CES'in, çaba skoru, çaba skorunu, çaba skorunuz, çaba skorlarından"},
		{"Çaba", "çaba, Çaba, çabası, çabanın, çabayı, çabalar, çabaları, ÇABA"},
		{"KVKK", "KVKK, KVKK’ya, KVKK’nın, KVKK’daki"},
		{"RFM", "RFM, RFM analizi, RFM analizinin, RFM'yle"},
		{"Sadakat", "sadakat, sadakatin, sadakati, sadakate, sadakatle, sadakatten, sadakattir, sadakatimiz, sadakatinizden, sadakatteki, SADAKAT"},
		{"Sadakat programı", "sadakat programı, sadakat programlarının, Sadakat programına, sadakat programımız, sadakat programları, sadakat programındaki, sadakat programıyla, sadakat\nprogramı, sadakat\u00a0programı, sadakat prog\u00adramının"},
		{"Müşteri kaybı", "müşteri kaybı, müşteri kaybının, müşteri kayıpları, müşteri kayıplarını"},
		{"Müşteri ilişkisi", "müşteri ilişkisi, müşteri ilişkileri, müşteri ilişkilerinin, müşteri ilişkisinde"},
		{"Müşteri ilişkileri yönetimi", "müşteri ilişkileri yönetimi, müşteri ilişkileri yönetiminin"},
		{"Cayma hakkı", "cayma hakkı, cayma hakkınız, cayma hakkını, cayma hakları"},
		{"Yanıt süresi", "yanıt süresi, yanıt sürenizi, yanıt süreleri, cevap süresini, yanıt süremiz"},
		{"Müşteri yolculuğu", "müşteri yolculuğu, müşteri yolculuğunda, müşteri yolculukları, Müşteri Yolculuğu"},
		{"Temas noktası", "temas noktası, temas noktaları, temas noktalarında, temas noktasından"},
		{"Bağlılık", "bağlılık, bağlılığı, bağlılığın, bağlılıklar, bağlılıktan"},
		{"Canlı destek", "canlı destek, canlı desteği, canlı destekte, canlı desteğin"},
		{"İade", "iade, İade, İADE, iadeler, iadenin, iadesi, iadeyi, iademiz"},
		{"Şikâyet", "şikâyet, şikayet, şikayetler, şikâyetinizi, ŞİKÂYET, Şikayetin"},
		{"Kâr", "kâr, kârın, kârı, Kâr"},
		{"Iskonto", "ıskonto, Iskontonun, ISKONTO"},
		{"Doruk-son kuralı", "doruk-son kuralı, doruk‑son kuralının, doruk–son kuralına"},
		{"E-ticaret", "e-ticaret, E-ticarette, e-ticaretin"},
		{"Açık uçlu soru", "açık uçlu soru, açık uçlu sorular, açık uçlu soruyu"},
		{"Chatbot", "chatbot, chatbotu, chatbot'un, sohbet robotları"},
		{"Sistem 1 ve 2", "Sistem 1 ve 2, sistem 1 ve 2"},
		{"Kayıp", "kayıp, kayıplar, kayıbı"},
		{"Raport", "raport, raportu, raportun"},
		{"Umut", "umut, umudu, umudun, umudumuz, umutlar"},
		{"Renk", "renk, rengi, renkler, rengini"},
		{"Kitap", "kitap, kitabı, kitaplar, kitabımızın"},
		{"Howard-Sheth modeli", "Howard-Sheth modeli, Howard-Sheth modelinde"},
	} {
		for form := range strings.SplitSeq(c.forms, ", ") {
			n++
			if got, want := found(turkish, "tr", "<p>Bu "+form+" böyle.</p>"), []string{form + "=" + c.term}; !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
	for word := range strings.SplitSeq("çabalamak, çabaladı, çabucak, sadakatsizlik, sadakatli, sadakatsizin, ces, Ces, NPSnin, nps, eNPS, CESUR, şikâyetçi, "+
		"şikayetleşmek, anketör, kar, karın, kârlı, kârlılık, bağlı, empatik, deneyimli, deneyimsiz, kanalizasyon, değişmek, değişimcilik, İskonto, "+
		"sadakat'ımsı, açik uclu soru, kitapçı, renkli, Crm, sla, SLAyt, sadakatlilik, iadesiz, iadeli, raporda, raporu, rapordan, raporlar, beklentisiz, üyelik", ", ") {
		n++
		if got := found(turkish, "tr", "<p>Bu "+word+" böyle.</p>"); len(got) > 0 {
			t.Errorf("%s: got %q", word, got)
		}
	}
	for _, c := range []struct{ html, want string }{
		{"açık, uçlu soru", ""}, {"açık uçlu. Soru", ""}, {"cayma; hakkı", ""}, {"sadakatprogramı", ""}, {"müşteri - deneyimi", "deneyimi=Deneyim"}, {"e ticaret", ""}, {"doruk son kuralı", ""},
		{"müşteri deneyiminin", "müşteri deneyiminin=Müşteri deneyimi"},
		{"sadakat programı sadakat", "sadakat programı=Sadakat programı sadakat=Sadakat"},
		{"tutumsal sadakat, sadakat", "tutumsal sadakat=Tutumsal sadakat sadakat=Sadakat"},
		{"tutumsal sadakat programı", "tutumsal sadakat=Tutumsal sadakat"},
		{"NPS, NPS ve net tavsiye skoru", "NPS=Net tavsiye skoru"},
		{"NPS’ci NPS", "NPS=Net tavsiye skoru"},
		{"(NPS)", "NPS=Net tavsiye skoru"}, {"“NPS”nin", "NPS=Net tavsiye skoru"}, {"NPS/CSAT", "NPS=Net tavsiye skoru"}, {"&quot;NPS&quot;&amp;CES", "NPS=Net tavsiye skoru CES=Çaba skoru"},
		{"‘sadakat’ ve", "sadakat=Sadakat"}, {"sadakat'", "sadakat=Sadakat"}, {"CRM'e CRM", "CRM'e=CRM"},
		{"</p><h2 id=\"a\">NPS</h2><p>NPS</p><h3>CES</h3><p>NPS CES</p><h2>İki</h2><p>NPS", "NPS=Net tavsiye skoru CES=Çaba skoru NPS=Net tavsiye skoru"},
		{`<a href="x">NPS</a> <code>CES</code> <a href="y>z">CRM`, ""},
		{`<strong>NPS</strong>’nin`, "NPS=Net tavsiye skoru"},
		{`<strong>NPS:</strong> bir sayı. <strong>CES</strong>`, "CES=Çaba skoru"},
		{`<strong>Sadakat</strong>sizlik`, ""}, {`kıs<em>kanal</em>`, ""}, {`<em>sadakat</em> programı`, "sadakat=Sadakat"}, {"sadakat<sup><a href=\"#fn\">1</a></sup>", "sadakat=Sadakat"},
		{`<table><thead><tr><th>NPS</th></tr></thead><tbody><tr><td>CES</td><td>anket</td></tr></tbody></table>`, "CES=Çaba skoru anket=Anket"},
		{`<details class="callout"><summary class="callout-title">NPS</summary><p>CES</p></details>`, "CES=Çaba skoru"},
		{`<div class="callout"><p class="callout-title">NPS</p><p>CES</p></div>`, "CES=Çaba skoru"},
		{`<div class="turn turn-1"><p class="speaker">Müşteri temsilcisi</p><p>İade</p></div>`, "İade=İade"},
		{`<section class="tab" aria-label="NPS"><p class="tab-title">NPS</p><p>anket</p></section>`, "anket=Anket"},
		{`<figure class="template"><figcaption>İade</figcaption><pre><code>İade</code></pre></figure><figure><img src="a" alt="NPS"><figcaption>İade</figcaption></figure><p>CES`, "CES=Çaba skoru"},
		{`<dl><dt>NPS</dt><dd>NPS`, "NPS=Net tavsiye skoru"},
		{`<section class="footnotes" role="doc-endnotes"><ol><li>NPS <section>CES</section> İade</li></ol></section>anket`, "anket=Anket"},
		{`<button>NPS</button><label>CES</label><pre><code>İade</code></pre>`, ""},
	} {
		n++
		if got := strings.Join(found(turkish, "tr", "<p>"+c.html+"</p>"), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.html, got, c.want)
		}
	}
	for html, want := range map[string]string{
		"NPS's surveys, SURVEY": "NPS's=Net Promoter Score surveys=Survey", "loyalty programmes": "loyalty programmes=Loyalty programme", "policies": "policies=Policy",
		"policy’s": "policy’s=Policy", "churn rates churn": "churn rates=Churn rate churn=Churn", "policing surveyor churned nps": "", "INNPS": "", "Surveying": "",
	} {
		n++
		if got := strings.Join(found(english, "en", "<p>"+html+"</p>"), " "); got != want {
			t.Errorf("%s: got %q, want %q", html, got, want)
		}
	}
	t.Logf("%d forms", n)
}

// TestUnmarked: an author may keep a term out of the texts.
func TestUnmarked(t *testing.T) {
	quiet := terms("Pasif", "Anket")
	quiet[0].Unmarked = true
	if got := found(quiet, "tr", "<p>Pasif bir anket.</p>"); !slices.Equal(got, []string{"anket=Anket"}) {
		t.Errorf("got %q", got)
	}
}

// TestPieces: a text comes in pieces, cut where something live stands and in
// the links.
func TestPieces(t *testing.T) {
	nps, anket := turkish[0], turkish[slices.IndexFunc(turkish, func(t *site.Term) bool { return t.Title == "Anket" })]
	pieces := []site.Fragment{
		{Parts: []string{`<p>NPS <a class="x" href="`, `" title="anket">anket</a> anket</p><blockquote><a href="`, `">NPS`}},
		{Parts: []string{`NPS</a> NPS</blockquote><h2>İki</h2><p>NPS’nin`}},
		{},
	}
	got := mention.NewFinder(turkish, lang.For("tr")).In(pieces...)
	want := []mention.Mention{{nps, 0, 0, 3, 6}, {anket, 0, 1, 26, 31}, {nps, 1, 0, 40, 49}}
	if !slices.Equal(got, want) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
	before := func(t *site.Term) string { return "[" + t.Title + ":" }
	if got, want := fmt.Sprintf("%q", mention.Mark(pieces[0], got[:2], before, "]").Parts),
		`["<p>[Net tavsiye skoru:NPS] <a class=\"x\" href=\"" "\" title=\"anket\">anket</a> [Anket:anket]</p><blockquote><a href=\"" "\">NPS"]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if pieces[0].Parts[0][:6] != "<p>NPS" {
		t.Error("the piece itself was changed")
	}
}

// FuzzIn holds what is found against the text, whatever it is.
func FuzzIn(f *testing.F) {
	f.Add(`<p>NPS’nin <a href="`, `">x</a> &#39;sadakat programlarının`)
	f.Add("<", "&")
	f.Add("a\xff&#39;", "</strong>’")
	finder := mention.NewFinder(turkish, lang.For("tr"))
	f.Fuzz(func(t *testing.T, a, b string) {
		piece := site.Fragment{Parts: []string{a, b}, Links: []*site.Link{{}}}
		all := finder.In(piece)
		for i, m := range all {
			part := piece.Parts[m.Part]
			if m.Start >= m.End || m.End > len(part) || strings.ContainsAny(part[m.Start:m.End], "<>") {
				t.Fatalf("%v in %q", m, piece.Parts)
			}
			if i > 0 && all[i-1].Part == m.Part && all[i-1].End > m.Start {
				t.Fatalf("%v overlap", all)
			}
		}
		mention.Mark(piece, all, func(*site.Term) string { return "" }, "")
	})
}

// BenchmarkIn is a lesson of 800 words and a glossary of 101 terms.
func BenchmarkIn(b *testing.B) {
	glossary := slices.Clone(turkish)
	for i := range 101 - len(glossary) {
		glossary = append(glossary, &site.Term{Names: []string{fmt.Sprintf("terim %c%c sözü", 'a'+i%26, 'a'+i/26), fmt.Sprintf("X%cY", 'A'+i)}})
	}
	var text strings.Builder
	for i := range 50 {
		if i%10 == 0 {
			text.WriteString("<h2>Başlık</h2>")
		}
		text.WriteString("<p>Müşteriyi dinleyin, <strong>sorunu</strong> kısaca tekrar edin ve sadakat programlarının süresini söyleyin; NPS’nin hesabı <em>başka</em> derstedir.</p>\n")
	}
	f := mention.NewFinder(glossary, lang.For("tr"))
	piece := site.Fragment{Parts: []string{text.String()}}
	b.ReportAllocs()
	for b.Loop() {
		f.In(piece)
	}
}

func BenchmarkNewFinder(b *testing.B) {
	for b.Loop() {
		mention.NewFinder(turkish, lang.For("tr"))
	}
}
