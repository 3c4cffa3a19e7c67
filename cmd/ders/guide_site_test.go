package main

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Where the examples of the guide stand when they are checked.

// bakery is the site in which examples stand that are no whole site.
var bakery = map[string]string{
	"ders.yaml":                         "title: Fırın Akademisi\n",
	"content/index.md":                  "---\ntitle: Fırın Akademisi\ndescription: Fırın ekibinin dersleri.\n---\n\nHoş geldiniz.\n",
	"content/10-tezgah/index.md":        "---\ntitle: Tezgâhta hizmet\ndescription: Müşteriyi karşılamak.\n---\n\nTezgâhta çalışanlar için.\n",
	"content/10-tezgah/10-karsilama.md": "---\ntitle: Karşılama\ndescription: İlk söz.\n---\n\n## İlk söz {#ilk-soz}\n\nSelam verin. Sorana raf ömrünü, son tüketim tarihini ve teslim süresini söyleyin.\n",
	"content/20-kasa/index.md":          "---\ntitle: Kasa\ndescription: Ödeme almak.\nobjectives: [{ id: H2.1, text: Tutarı söyler. }]\n---\n\nKasada çalışanlar için.\n",
	"content/20-kasa/10-odeme.md":       "---\ntitle: Ödeme\ndescription: Ödeme alma.\nobjectives: [H2.1]\n---\n\n## Önce tutar {#once-tutar}\n\n" + tested,
}

// tested is the text of a lesson with a question about an objective.
const tested = "Önce tutarı söyleyin.\n\n```quiz\n## Ne söylersiniz?\n\n`id: ne` `objective: H2.1`\n\n- [x] Tutarı\n- [ ] Tarihi\n  > Tarih fişte yazar.\n- [ ] Adımı\n  > Ad yakada yazar.\n\n> **Açıklama:** Müşteri tutarı bekler.\n```\n"

// heads are the files whose front matter an example may be a part of: the path,
// the front matter that the example does not say itself, and the text below.
var heads = map[string][3]string{
	"Dersin ön bilgisi":         {"content/10-tezgah/{n}-ornek{n}.md", "title: Örnek\ndescription: Bir örnek.\n", "Selam verin.\n"},
	"Dersin ön bilgisi, kasada": {"content/20-kasa/{n}-ornek{n}.md", "title: Örnek\ndescription: Bir örnek.\n", tested},
	"Modülün ön bilgisi":        {"content/{n}-ornek{n}/index.md", "title: Örnek\ndescription: Bir örnek.\nallow: { quiz/untested-objective: deneme }\n", "Bir örnek.\n"},
	"Yazının ön bilgisi":        {"content/bilgi-bankasi/{n}-ornek{n}.md", "title: Örnek\ndescription: Bir örnek.\n", "Selam verin.\n"},
	"Sınavın ön bilgisi":        {"quizzes/tezgah/ornek-{n}.md", "title: Örnek\n", soundQuestions},
	"Senaryonun ön bilgisi":     {"quizzes/tezgah/ornek-{n}.md", "type: scenario\ntitle: Örnek\n", "## Karşılama\n\n- [Hoş geldiniz.](#iyi) `points +1`\n- [Sıraya geçin.](#kotu)\n\n## İyi\n\n`ending: good`\n\n## Kötü\n\n`ending: poor`\n"},
}

const soundQuestions = "## Ekmek kaç derecede pişer?\n\n`id: derece` `tags: ekmek`\n\n- [ ] 120\n  > Bu sıcaklıkta hamur kurur.\n- [x] 230\n  > Doğru.\n- [ ] 400\n  > Bu sıcaklıkta kabuk yanar.\n\n> **Açıklama:** Ekmek yüksek ısıda pişer.\n\n" +
	"## Simit kaç derecede pişer?\n\n`id: simit` `tags: simit`\n\n- [ ] 100\n  > Bu sıcaklıkta simit pişmez.\n- [x] 220\n  > Doğru.\n- [ ] 400\n  > Bu sıcaklıkta simit yanar.\n\n> **Açıklama:** Simit yüksek ısıda pişer.\n"

// bodies are the files whose text an example may be.
var bodies = map[string][2]string{
	"":         {"content/10-tezgah/{n}-ornek{n}.md", "---\ntitle: Örnek\ndescription: Bir örnek.\n---\n\n## Örnek {#ornek-metni}\n\n"},
	"Soru":     {"quizzes/tezgah/ornek-{n}.md", "---\ntitle: Örnek\n---\n\n"},
	"soru":     {"quizzes/tezgah/ornek-{n}.md", "---\ntitle: Örnek\n---\n\n"},
	"terim":    {"content/sozluk.md", "---\ntitle: Sözlük\ndescription: Terimler.\nkind: glossary\n---\n\n"},
	"senaryo":  {"quizzes/tezgah/ornek-{n}.md", "---\ntype: scenario\ntitle: Örnek\n---\n\n"},
	"ön bilgi": {"content/10-tezgah/{n}-ornek{n}.md", ""},
}

// fileOf is the file that an example is, or in which it stands; path is empty
// where it is no example.
func fileOf(b block, what, number string) (path, text string) {
	if what == "" {
		what = b.caption
	}
	body, isBody := bodies[strings.TrimPrefix(what, "Yanlış")]
	head, isHead := heads[what]
	switch {
	case b.language == "yaml" && what == "ders.yaml içine":
		return "ders.yaml", withHead(b.text, "title: Fırın Akademisi\npaths: [{ id: yol, title: Yol, modules: [tezgah] }]\n")
	case ofAFile.MatchString(what):
		return what, b.text
	case b.language == "yaml" && isHead:
		return strings.ReplaceAll(head[0], "{n}", number), "---\n" + withHead(b.text, head[1]) + "---\n\n" + head[2]
	case b.language == "markdown" && isBody:
		return strings.ReplaceAll(body[0], "{n}", number), body[1] + b.text
	}
	return "", ""
}

// withSection adds the index.md of a knowledge base that an example stands in.
func withSection(site map[string]string) map[string]string {
	const index = "content/bilgi-bankasi/index.md"
	for path := range site {
		if strings.HasPrefix(path, "content/bilgi-bankasi/") && site[index] == "" {
			site[index] = "---\ntitle: Bilgi bankası\ndescription: Kısa yanıtlar.\nkind: knowledge-base\n---\n"
		}
	}
	return site
}

// withHead is an example's keys and those of a sound head that it lacks.
func withHead(keys, rest string) string {
	for line := range strings.Lines(rest) {
		key, _, _ := strings.Cut(line, ":")
		if !regexp.MustCompile(`(?m)^` + key + `:`).MatchString(keys) {
			keys = line + keys
		}
	}
	return keys
}

// checkSite writes a site and is what `ders check` says of it, by path.
func checkSite(t *testing.T, site map[string]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range site {
		file := filepath.Join(dir, filepath.FromSlash(path))
		writeFile(t, file, text)
		if m := pictureIn.FindStringSubmatch(text); m != nil {
			writeFile(t, filepath.Join(filepath.Dir(file), m[1]), readFile(t, guideFolder+"/"+m[1]))
		}
	}
	t.Chdir(dir)
	var out, fault bytes.Buffer
	run([]string{"check"}, strings.NewReader(""), &out, &fault)
	if fault.Len() > 0 {
		t.Error(fault.String())
	}
	said := map[string]string{}
	for part := range strings.SplitSeq(out.String(), "\n\n") {
		if m := pathOfMessage.FindStringSubmatch(part); m != nil {
			path := m[1]
			if site[path] == bakery[path] && m[2] == "info" {
				continue // advice on what no page shows
			}
			if said[path] != "" {
				said[path] += "\n"
			}
			said[path] += strings.Trim(part, "\n") + "\n"
		}
	}
	if len(said) == 0 && !strings.HasPrefix(out.String(), "Sorun yok") && !strings.Contains(out.String(), "info: ") {
		t.Errorf("the check says\n%s", out.String())
	}
	return said
}

var (
	pictureIn      = regexp.MustCompile(`!\[[^\]]*\]\(([a-z]+\.svg)`)
	pathOfMessage  = regexp.MustCompile(`^\n*([^\s:]+):(?:\d+:\d+:)? ([a-z]+): .* \[[a-z-]+/[a-z-]+\](?:\n|$)`)
	placeOfMessage = regexp.MustCompile(`(?m)^\S+?:\d+:\d+: `)
	excerptOf      = regexp.MustCompile(`(?m)^ *\d* \|.*\n`)
)

// bare is messages without their places and excerpts.
func bare(said string) string {
	return excerptOf.ReplaceAllString(placeOfMessage.ReplaceAllString(said, ""), "")
}
