package front

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ders/generator/lang"
	"ders/generator/source"
)

var (
	ruleMisspeltKey = source.Define("front/misspelt-key", source.Warning,
		source.Text{Message: "bilinmeyen anahtar “%s”", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "unknown key “%s”", Hint: "did you mean “%[2]s”?"})
	ruleMisspeltNeed = source.Define("front/misspelt-required", source.Error,
		source.Text{Message: "bilinmeyen anahtar “%s”; “%s” ise eksik", Hint: "anahtarın adını değiştirin: %[2]s: …"},
		source.Text{Message: "unknown key “%s”, and “%s” is missing", Hint: "rename the key: %[2]s: …"})
	ruleUnknownKey = source.Define("front/unknown-key", source.Warning,
		source.Text{Message: "bilinmeyen anahtar “%s”", Hint: "silin; burada bilinen anahtarlar: %[2]s"},
		source.Text{Message: "unknown key “%s”", Hint: "delete it; the keys known here: %[2]s"})
)

// turkish are the words that authors write for an English one, folded. A word
// may stand for several; which is meant tells the place.
var turkish = map[string][]string{
	"ad": {"title", "label"}, "adi": {"title", "label"}, "baslik": {"title", "label"}, "etiket": {"tag", "tags", "label"},
	"aciklama": {"description"}, "tanim": {"description"}, "taslak": {"draft"}, "tur": {"type", "kind"},
	"kip": {"mode"}, "mod": {"mode"}, "sinav": {"exam", "quiz"}, "degerlendirme": {"exam"}, "alistirma": {"practice"},
	"deneme": {"attempts"}, "denemeler": {"attempts"}, "hak": {"attempts"}, "bekleme": {"retry_after"},
	"sure": {"timer", "duration"}, "zaman": {"timer"}, "gecme notu": {"pass_mark"}, "gecme_notu": {"pass_mark"}, "baraj": {"pass_mark"},
	"karistir": {"shuffle"}, "cekilis": {"draw"}, "adet": {"count"}, "sayi": {"count"}, "etiketler": {"tags", "tag"},
	"yol": {"paths"}, "yollar": {"paths"}, "modul": {"modules", "module"}, "moduller": {"modules"}, "ders": {"lesson"}, "sayfa": {"page"},
	"bitis": {"due"}, "son tarih": {"due"}, "son_tarih": {"due"}, "gecerlilik": {"valid"}, "kimlik": {"id"},
	"baslangic": {"start"}, "gosterge": {"meters"}, "gostergeler": {"meters"}, "en az": {"min"}, "en cok": {"max"},
	"hedef": {"objectives"}, "hedefler": {"objectives"}, "metin": {"text"}, "tarih": {"date"}, "guncelleme": {"updated"},
	"cevrimdisi": {"offline"}, "tekrar": {"review"}, "logosu": {"logo"}, "geri bildirim": {"feedback"}, "geri_bildirim": {"feedback"}, "geribildirim": {"feedback"},
	"rapor": {"report"}, "bildirim": {"report"}, "sonuc": {"report"}, "e-posta": {"email"}, "eposta": {"email"}, "mail": {"email"}, "adres": {"base_url", "form"}, "url": {"form", "base_url"}, "link": {"form"},
	"sertifika": {"certificate"}, "kurum": {"organisation"}, "imza": {"signatory"}, "alanlar": {"fields"}, "renk": {"accent"},
	"bilgi bankasi": {"knowledge-base"}, "bilgi-bankasi": {"knowledge-base"}, "bilgi_bankasi": {"knowledge-base"}, "kb": {"knowledge-base"}, "rehber": {"guide"}, "kilavuz": {"guide"},
	"sss": {"faq"}, "sik sorulanlar": {"faq"}, "sorular": {"faq"}, "konu": {"topic"}, "yazi": {"article"}, "makale": {"article"},
	"ilgili": {"related"}, "ilgililer": {"related"}, "es anlamli": {"synonyms"}, "es anlamlilar": {"synonyms"}, "esanlamli": {"synonyms"}, "esanlamlilar": {"synonyms"},
	"eski adres": {"aliases"}, "eski adresler": {"aliases"}, "eski_adres": {"aliases"}, "alias": {"aliases"}, "lang": {"language"}, "tr-tr": {"tr"}, "en-us": {"en"}, "en-gb": {"en"},
	"dil": {"language"}, "tema": {"theme"}, "sozluk": {"glossary"}, "turkce": {"tr"}, "ingilizce": {"en"}, "sira": {"weight"}, "on kosul": {"requires"},
}

// meant is the one of some words that an author probably meant, or "".
func meant(word string, words []string) string {
	for _, english := range turkish[lang.Fold(word)] {
		if slices.Contains(words, english) {
			return english
		}
	}
	return lang.Nearest(word, words)
}

// Misspelt reports whether a key that must be there stands under a wrong name.
// Done then reports that, as an error, and nothing else needs to be said of
// what is missing.
func (f *Fields) Misspelt(key string) bool {
	if !f.seemsMisspelt(key) {
		return false
	}
	f.needed = append(f.needed, key)
	return true
}

// Hidden reports whether a key may stand there all the same: under a wrong name,
// or in a head that cannot be read. That is reported, and nothing else needs to
// be said of what is missing.
func (f *Fields) Hidden(key string) bool { return len(f.keys) == 0 || f.seemsMisspelt(key) }

func (f *Fields) seemsMisspelt(key string) bool {
	f.Known(key)
	return !f.Has(key) && slices.ContainsFunc(f.keys, func(k *yaml.Node) bool {
		return !slices.Contains(f.known, k.Value) && meant(k.Value, []string{key}) != ""
	})
}

// Done reports the keys that were not asked for.
func (f *Fields) Done() {
	for _, key := range f.keys {
		if slices.Contains(f.known, key.Value) {
			continue
		}
		near := meant(key.Value, f.known)
		switch {
		case slices.Contains(f.needed, near):
			f.wrong(key, ruleMisspeltNeed, key.Value, near)
		case near != "":
			f.wrong(key, ruleMisspeltKey, key.Value, near)
		default:
			f.wrong(key, ruleUnknownKey, key.Value, strings.Join(f.known, ", "))
		}
	}
}

// Known makes a key known without reading it.
func (f *Fields) Known(key string) {
	if !slices.Contains(f.known, key) {
		f.known = append(f.known, key)
	}
}
