package e2e

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ders/generator"
)

// TestPublishedUnderAFolder visits a built site as GitHub Pages serves one:
// plain files in a folder of an origin that belongs to others, too.
func TestPublishedUnderAFolder(t *testing.T) {
	t.Parallel()
	source, public := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := copySite(source); err != nil {
		t.Fatal(err)
	}
	write(t, built(t, generator.Options{Source: source, BaseURL: "https://example.com/repo/deep/"}), public)
	files := http.NewServeMux()
	files.Handle("/repo/deep/", http.StripPrefix("/repo/deep", http.FileServer(http.Dir(public))))
	server := httptest.NewServer(files)
	t.Cleanup(server.Close)

	const folder = "/repo/deep"
	p := visitor(t, server.URL)
	p.open(folder + home)
	p.onlyRelative()
	p.in("main").click("Zor müşteriler")
	p.arrive(folder + module)
	p.onlyRelative()
	p.in("main .path").click("Zorluk nereden gelir?")
	p.arrive(folder + lesson)
	p.onlyRelative()
	p.in(".tabs").click("Telefon")
	p.see("Bu işte sizi en çok ne zorladı?")
	p.in(".tree").click("Zor müşteriler sınavı")
	p.arrive(folder + exam)
	p.onlyRelative()
	p.answer(p.question().right()...)
	p.in(onScreen + " .question-outcome").see("Doğru")
	strip := p.strip()
	p.reload()
	if now := p.strip(); !slices.Equal(now, strip) {
		t.Errorf("strip before %q\nafter %q", strip, now)
	}
	if key := ask[string](p, `Object.keys(localStorage).find((key) => key.startsWith("ders:"))`); !strings.Contains(key, folder+"/") {
		t.Errorf("the record's key %q does not name the folder: other sites of this origin would share it", key)
	}
}

// onlyRelative checks that the page names its own site relatively.
func (p *person) onlyRelative() {
	p.Helper()
	absolute := ask[[]string](p, `[...document.querySelectorAll("[href]:not([rel=canonical]), [src], [action]")]
		.map((e) => e.getAttribute("href") ?? e.getAttribute("src") ?? e.getAttribute("action"))
		.filter((url) => url.startsWith("/") || url.includes(location.host) || url.includes("example.com"))`)
	if len(absolute) > 0 {
		p.Errorf("%s names %q", ask[string](p, "location.pathname"), absolute)
	}
}
