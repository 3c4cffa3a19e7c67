package generator_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"ders/generator"
)

// siteOf is a sound site with files of its own laid over it.
func siteOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range soundSite {
		write(t, dir, path, text)
	}
	for path, text := range files {
		write(t, dir, path, text)
	}
	return dir
}

// TestDecomposedNames: what macOS and some archives write is read like any
// other, a link to it may be written in both ways, and every name and text of
// the site is composed.
func TestDecomposedNames(t *testing.T) {
	lesson := norm.NFD.String("---\ntitle: Şikâyet\ndescription: Öfkeli müşteri.\n---\n\n## Çözüm önerisi\n\n![çizelge](görünüş.png)\n\n")
	result := build(t, generator.Options{BaseURL: "https://ornek.org/", Source: siteOf(t, map[string]string{
		norm.NFD.String("content/02-müşteri/index.md"):           norm.NFD.String("---\ntitle: Müşteri\ndescription: Modül.\n---\n"),
		norm.NFD.String("content/02-müşteri/01-şikâyet.md"):      lesson,
		norm.NFD.String("content/02-müşteri/görünüş.png"):        "x",
		norm.NFD.String("content/02-müşteri/") + "02-görüşme.md": "---\ntitle: Görüşme\ndescription: Ders.\n---\n\nMetin.\n",
		norm.NFD.String("content/02-müşteri/03-bağlantı.md"):     "---\ntitle: \"Ba\\u011flant\\u0131 s\\u0327u\"\ndescription: Ders.\n---\n\n" + links,
	})})
	if got := say(result.Diagnostics, "en"); got != "" || result.Tree == nil {
		t.Fatal(got)
	}
	page := read(t, result.Tree, "musteri/baglanti/index.html")
	if n := strings.Count(page, `href="../../musteri/sikayet/#cozum-onerisi"`); n != 5 {
		t.Errorf("%d of 5 links lead to the lesson", n)
	}
	for _, name := range result.Tree.Paths() {
		if !norm.NFC.IsNormalString(name) {
			t.Errorf("the name %+q is not composed", name)
		}
		if text := read(t, result.Tree, name); textual.MatchString(name) && !norm.NFC.IsNormalString(text) {
			t.Errorf("the text of %s is not composed", name)
		}
	}
	read(t, result.Tree, norm.NFC.String("musteri/sikayet/görünüş.png"))
}

// links are five spellings of one.
var links = norm.NFC.String("[a](01-şikâyet.md#cozum-onerisi)") + " " + norm.NFD.String("[b](01-şikâyet.md#cozum-onerisi)") +
	" [c](01-%C5%9Fik%C3%A2yet.md#cozum-onerisi) [d](01-s%CC%A7ika%CC%82yet.md#cozum-onerisi) [e](01-s&#807;ika&#x302;yet.md#cozum-onerisi)\n"

var textual = regexp.MustCompile(`\.(html|xml|json|txt|webmanifest)$`)

// TestNamesThatDifferInCase: a site must not depend on whether a disk tells
// upper from lower case, or one Turkish i from the other.
func TestNamesThatDifferInCase(t *testing.T) {
	page := "---\ntitle: Sayfa\ndescription: Sayfa.\n---\n\n"
	dir := siteOf(t, map[string]string{
		"content/01-iade/01-sure.md": "---\ntitle: Süre\ndescription: İade süresi.\n---\n\n" +
			"![1](resim.png) ![2](Resim.png) ![3](resım.png) ![4](RESİM.PNG)\n",
		"content/01-iade/resim.png": "1", "content/01-iade/Resim.png": "2", "content/01-iade/resım.png": "3", "content/01-iade/RESİM.PNG": "4",
		"content/01-iade/02-ilk.md": page, "content/01-iade/03-ılk.md": page, "content/01-iade/04-İlk.md": page, "content/01-iade/05-Ilk.md": page,
	})
	if entries, err := os.ReadDir(filepath.Join(dir, "content/01-iade")); err != nil || len(entries) != 10 {
		t.Skip("this disk does not tell upper from lower case")
	}
	got := say(build(t, generator.Options{Source: dir}).Diagnostics, "en")
	for _, want := range []string{
		"“content/01-iade/Resim.png” and “content/01-iade/resim.png” would be one file of the site: /iade/sure/Resim.png [link/same-name]",
		"“content/01-iade/resım.png” and “content/01-iade/resim.png”", "“content/01-iade/RESİM.PNG” and “content/01-iade/resim.png”",
		"content/01-iade/03-ılk.md:2:8-2:13: error: two pages have the address /iade/ilk/ [site/same-address]\n\tgive one another slug, or rename its file; the other is content/01-iade/02-ilk.md",
		"content/01-iade/04-İlk.md:2:8-2:13: error: two pages have the address /iade/ilk/",
		"content/01-iade/05-Ilk.md:2:8-2:13: error: two pages have the address /iade/ilk/",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not said: %s", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// TestControlCharactersInTitles: a title may hold what no XML may.
func TestControlCharactersInTitles(t *testing.T) {
	const head = `---
title: "Süre\e[31m \u202e&lt;b>\u0001"
description: "Bir\viki\uFFFE"
date: 2026-03-09
---

Metin.
`
	result := build(t, generator.Options{Source: siteOf(t, map[string]string{"content/01-iade/01-sure.md": head}), BaseURL: "https://ornek.org/"})
	if result.Tree == nil {
		t.Fatal(say(result.Diagnostics, "en"))
	}
	for _, name := range []string{"feed.xml", "sitemap.xml"} {
		for d := xml.NewDecoder(strings.NewReader(read(t, result.Tree, name))); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	if page := read(t, result.Tree, "iade/sure/index.html"); !strings.Contains(page, "&amp;lt;b&gt;") {
		t.Error("the title is not escaped")
	}
}
