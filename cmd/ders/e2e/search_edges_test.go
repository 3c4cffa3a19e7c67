package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// The field is a combobox as the ARIA practices want it: it names its list, and
// the option that Enter would open.
func TestSearchIsACombobox(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.types("sadakat")
	p.in(searchDialog).see("sonuç")
	for _, want := range []string{
		`field.getAttribute("role") === "combobox" && field.getAttribute("aria-expanded") === "true" && field.getAttribute("aria-autocomplete") === "list"`,
		`list.getAttribute("role") === "listbox" && !!list.getAttribute("aria-label")`,
		`options.length > 3 && options.every((option) => option.getAttribute("role") === "option" && option.tabIndex === -1)`,
		`options.filter((option) => option.getAttribute("aria-selected") === "true").length === 1`,
		`document.getElementById(field.getAttribute("aria-activedescendant")).getAttribute("aria-selected") === "true"`,
		`[...list.children].every((group) => group.getAttribute("role") === "group" && !!document.getElementById(group.getAttribute("aria-labelledby")))`,
		`document.querySelector("dialog .search-said").textContent.includes("sonuç")`,
		`new Set(options.map((option) => option.id)).size === options.length`,
	} {
		p.holds(`(() => { const field = document.activeElement; const list = document.getElementById(field.getAttribute("aria-controls")); const options = [...list.querySelectorAll("a")]; return ` + want + `; })()`)
	}
	ask[any](p, `document.activeElement.select()`)
	p.types("xqzxqz")
	p.in(searchDialog).see("bulunamadı")
	p.holds(`document.activeElement.getAttribute("aria-expanded") === "false" && !document.activeElement.hasAttribute("aria-activedescendant")`)
}

// Who types is left alone: in a field a slash and Ctrl K are the field's own.
func TestSearchKeysInFields(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open("/sozluk/")
	p.tabTo("Terim, kısaltma ya da İngilizce ad")
	p.types("a/")
	ask[any](p, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }))`)
	p.holds(`!document.querySelector("dialog[open]") && document.activeElement.value === "a/"`)
	ask[any](p, `document.activeElement.blur()`)
	ask[any](p, `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }))`)
	p.seeFocusOn("Sitede ara")
}

// The search names its shortcut as the keyboard does.
func TestSearchShortcutByKeyboard(t *testing.T) {
	t.Parallel()
	for platform, keys := range map[string]string{"Win32": "Ctrl K", "MacIntel": "⌘K", "iPad": "⌘K"} {
		p := visitor(t, theAcademy(t).url)
		p.beforeEveryPage(`Object.defineProperty(Navigator.prototype, "platform", { get: () => "` + platform + `" })`)
		p.open(somewhere)
		p.press("/")
		p.in(searchDialog).see("Kısayollar: / ve " + keys)
	}
}

// What is pasted, composed by an input method, or much too long is searched for.
func TestSearchTakesAnyInput(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.open(somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	call(p, input.InsertText, input.InsertTextParams{Text: "  geciken\u00a0kargo  "})
	p.in(searchDialog).see("Geciken kargo")
	ask[any](p, `document.activeElement.select()`)
	call(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: "empati", SelectionStart: 6, SelectionEnd: 6})
	p.in(searchDialog).see("Empati")
	before := p.result()
	ask[any](p, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true, cancelable: true }))`)
	if after := p.result(); after != before {
		t.Errorf("an arrow of the input method moved from %q to %q", before, after)
	}
	call(p, input.InsertText, input.InsertTextParams{Text: "empati"})
	ask[any](p, `document.activeElement.select()`)
	call(p, input.InsertText, input.InsertTextParams{Text: strings.Repeat("müşteri şikâyeti ", 400)})
	p.in(searchDialog).see("Şikâyet")
	p.holds(`document.documentElement.scrollWidth <= innerWidth`)
}

// Who types before the search is loaded loses no letter, and a tap has the focus
// in a field before it ends: only then does a phone bring up its keyboard.
func TestSearchTypedBeforeItIsThere(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`
		const real = HTMLHeadElement.prototype.append;
		HTMLHeadElement.prototype.append = function (...all) { window.load = () => real.apply(this, all); };
		addEventListener("click", () => { window.typing = document.activeElement.matches("input"); });`)
	p.open(somewhere)
	p.tabTo("Ara")
	p.press("Enter")
	p.holds(`window.typing === true && !document.querySelector("dialog")`)
	p.types("karg")
	ask[any](p, `window.load()`)
	p.seeFocusOn("Sitede ara")
	p.holds(`document.activeElement.value === "karg"`)
	p.types("o")
	p.holds(`document.activeElement.value === "kargo"`)
	p.in(searchDialog).see("Geciken kargo")
	p.press("Escape")
	p.holds(`document.activeElement.matches(".search-button") && !document.querySelector(".search-button + input")`)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	p.holds(`document.activeElement.value === "kargo"`)
}

// A late answer to an earlier query does not replace a newer one's.
func TestSearchOutOfOrder(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	p.beforeEveryPage(`
		const real = window.fetch;
		window.late = [];
		window.fetch = (...asked) => {
			if (!window.slow || !String(asked[0]).includes("/t-")) return real(...asked);
			return new Promise((done) => window.late.push(() => done(real(...asked))));
		};`)
	p.open(somewhere)
	p.press("/")
	p.seeFocusOn("Sitede ara")
	ask[any](p, `window.slow = true`)
	p.types("kargo")
	p.holds(`window.late.length > 0`)
	ask[any](p, `window.slow = false`)
	ask[any](p, `document.activeElement.select()`)
	p.types("empati")
	p.wait("the answer to the newer query", func() bool { return strings.HasPrefix(p.result(), "Empati") })
	ask[any](p, `window.late.forEach((answer) => answer())`)
	p.later("the late answer has come", `new Promise((done) => setTimeout(() => done(""), 500))`, "")
	if got := p.result(); !strings.HasPrefix(got, "Empati") {
		t.Errorf("the late answer shows %q", got)
	}
}

// Without script the search leads to the list of all pages.
func TestSearchWithoutScript(t *testing.T) {
	t.Parallel()
	p := visitor(t, theAcademy(t).url)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(somewhere)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	p.holds(`document.querySelector(".search-button").href.endsWith("/ara/") && !document.querySelector("dialog")`)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open("/")
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	p.holds(`document.querySelector(".home-search").action.endsWith("/ara/")`)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(searchPage)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	p.see("Geciken kargo")
	p.see("Tüm sayfalar")
}
