package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestOfflineScreenshots takes pictures of what a learner sees of the network.
func TestOfflineScreenshots(t *testing.T) {
	if os.Getenv("DERS_SCREENSHOTS") == "" {
		t.Skip("set DERS_SCREENSHOTS=1 to take pictures")
	}
	pictures := filepath.Join(repository, ".cache", "screenshots")
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	if err := copySite(source); err != nil {
		t.Fatal(err)
	}
	a := publish(t, source)
	for _, device := range []string{"390", "1280"} {
		p := a.learner()
		if device == "390" {
			p.window(390, 844, chromedp.EmulateMobile)
		}
		shoot := func(name string) {
			t.Helper()
			for _, scheme := range []string{"light", "dark"} {
				p.prefer("prefers-color-scheme", scheme)
				p.holds("document.getAnimations().length === 0")
				shot := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{})
				if err := os.WriteFile(filepath.Join(pictures, "offline-"+name+"-"+device+"-"+scheme+".png"), shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		at := func(selector string) {
			ask[any](p, "document.querySelector(%s).scrollIntoView({ block: 'center' })", selector)
		}
		p.open(folder + module)
		p.in(".keep").see("Ağ olmadan")
		at(".keep")
		shoot("none")
		p.in(".keep").click("Çevrimdışı kullan")
		p.in(".keep").see(heldHere)
		shoot("kept")
		for state, words := range map[string]string{
			"busy": "Cihaza kaydediliyor. Sayfa: 5 / 12", "newer": "Cihazınızda, ama sitede daha yenisi var.", "failed": "Kaydedilemedi. Ağ bağlantınızı denetleyin.",
		} {
			// As the script draws it.
			ask[any](p, `((box) => {
				const [keep, drop] = box.querySelectorAll("button");
				const bar = box.querySelector("progress");
				box.dataset.state = %s;
				box.querySelector("p").textContent = %s;
				bar.hidden = %[1]s !== "busy";
				bar.max = 12; bar.value = 5;
				keep.hidden = %[1]s === "busy";
				keep.textContent = %[1]s === "newer" ? "Kopyayı yenile" : "Yeniden dene";
				drop.hidden = %[1]s !== "newer";
			})(document.querySelector(".keep"))`, state, words)
			shoot(state)
		}
		p.open(folder + "/musteri-tipleri/")
		p.open(folder + "/")
		p.in(".track .keep").see("Çevrimdışı kullan")
		at(".track .keep")
		shoot("track")
		p.open(folder + lesson)
		p.onDevice(lesson)
		a.disconnect(p)
		p.reload()
		p.see(copied)
		shoot("copy")
		p.open(folder + "/olcum/nps/")
		p.see(nowhere)
		shoot("nowhere")
		a.connect()
		a.deploy(map[string]string{"content/gizlilik.md": "---\ntitle: Sayfa " + device + "\ndescription: Bir sayfa.\n---\n\nBir sayfa.\n"})
		p.open(folder + "/")
		p.see(newer)
		shoot("new")
	}
}
