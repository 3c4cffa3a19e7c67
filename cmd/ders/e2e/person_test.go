package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	patience = 30 * time.Second      // for whatever must come, on a slow machine too
	glance   = 20 * time.Millisecond // between two looks
)

// eyes are the functions that a page is looked at with.
//
//go:embed eyes.js
var eyes string

// A person visits a site with a browser profile of their own. What they do
// waits until it can be done, and fails the test when it cannot.
type person struct {
	*testing.T
	ctx      context.Context
	site     string
	scope    string // a selector: the part of the page they look at
	problems *problems
	why      *string // the last look was in vain
}

// visitor is a person who opens a browser window, 1280 by 800, to visit a site.
func visitor(t *testing.T, site string) *person {
	t.Helper()
	ctx, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	return newPerson(t, ctx, site, chromedp.WithNewBrowserContext())
}

// secondTab is the same person in another tab.
func (p *person) secondTab() *person {
	p.Helper()
	return newPerson(p.T, p.ctx, p.site)
}

func newPerson(t *testing.T, parent context.Context, site string, options ...chromedp.ContextOption) *person {
	t.Helper()
	ps := &problems{urls: map[network.RequestID]string{}}
	ctx, end := chromedp.NewContext(parent, append(options, chromedp.WithListener(ps.see))...)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, problem := range ps.take() {
			t.Error(problem)
		}
	})
	p := &person{t, ctx, site, "body", ps, new(string)}
	p.window(1280, 800)
	call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return p
}

// in is the same person, looking at a part of the page only.
func (p *person) in(selector string) *person {
	part := *p
	part.scope = selector
	return &part
}

// ---- What a person does

// open types an address of the site and waits for the page.
func (p *person) open(path string) {
	p.Helper()
	p.do(chromedp.Navigate(p.site + path))
}

// reload presses the browser's reload button.
func (p *person) reload() {
	p.Helper()
	p.do(chromedp.Reload())
}

// click clicks the link, button, choice or fold of that name, or the first
// whose name starts so.
func (p *person) click(name string) {
	p.Helper()
	var last, now string
	var at [2]float64
	p.wait("click "+name, func() bool {
		var found any
		if !p.try(&found, "aim(%s, %s)", p.scope, name) {
			return false
		}
		place, ok := found.([]any)
		if !ok {
			return p.because(fmt.Sprint(found))
		}
		at = [2]float64{place[0].(float64), place[1].(float64)}
		last, now = now, fmt.Sprint(at)
		return last == now // it stands still
	})
	p.do(
		chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]),
		chromedp.MouseClickXY(at[0], at[1]),
	)
}

// clickUnfocused clicks what the selector finds as Safari does: a button that is
// clicked does not get the focus there, and what had it has it no more.
func (p *person) clickUnfocused(selector string) {
	p.Helper()
	ask[any](p, "(document.activeElement.blur(), document.querySelector(%s).click())", selector)
}

var keys = map[string]string{
	"Tab": kb.Tab, "Enter": kb.Enter, "Space": " ", "Escape": kb.Escape,
	"ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	"Home": kb.Home, "End": kb.End, "PageDown": kb.PageDown, "Backspace": kb.Backspace,
}

// press presses keys, one after the other.
func (p *person) press(names ...string) {
	p.Helper()
	for _, name := range names {
		key, ok := keys[name]
		if !ok {
			key = name
		}
		p.types(key)
	}
}

// types strikes keys as a keyboard does: what prevents a key prevents its letter.
func (p *person) types(keys string) {
	p.Helper()
	for _, r := range keys {
		events := kb.Encode(r)
		if letter := events[1]; letter.Type == kb.KeyChar { // an event of its own comes through always
			events[0].Text, events[0].UnmodifiedText = letter.Text, letter.UnmodifiedText
			events = slices.Delete(events, 1, 2)
		}
		for _, event := range events {
			call(p, input.DispatchKeyEvent, *event)
		}
	}
}

// tabTo presses Tab until the focus is on the control of that name.
func (p *person) tabTo(name string) {
	p.Helper()
	var passed []string
	for range 80 {
		p.press("Tab")
		now := p.focused()
		if strings.HasPrefix(now, name) && ask[bool](p, "document.querySelector(%s).contains(document.activeElement)", p.scope) {
			return
		}
		passed = append(passed, now)
	}
	p.Fatalf("Tab never comes to %q, only to %q", name, passed)
}

// window resizes the window.
func (p *person) window(width, height int64, options ...chromedp.EmulateViewportOption) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, height, options...))
}

// prefer sets a preference of the device, such as prefers-color-scheme.
func (p *person) prefer(feature, value string) {
	p.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
	})
}

// beforeEveryPage runs a script in each page before its own scripts: the
// browser is one that has less, or more.
func (p *person) beforeEveryPage(script string) {
	p.Helper()
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// ---- What a person sees

// see waits until the text can be read.
func (p *person) see(text string) {
	p.Helper()
	p.wait("see "+text, func() bool {
		var all string
		return p.try(&all, "[...document.querySelectorAll(%s)].map(read).join(' ')", p.scope) &&
			(strings.Contains(all, text) || p.because(all))
	})
}

// seeNo waits until the text can no longer be read.
func (p *person) seeNo(text string) {
	p.Helper()
	p.wait("see no "+text, func() bool {
		var all string
		return p.try(&all, "[...document.querySelectorAll(%s)].map(read).join(' ')", p.scope) &&
			(!strings.Contains(all, text) || p.because(all))
	})
}

// text is all that can be read now.
func (p *person) text() string {
	p.Helper()
	return ask[string](p, "[...document.querySelectorAll(%s)].map(read).join(' ')", p.scope)
}

// arrive waits until the address is path and its page has loaded.
func (p *person) arrive(path string) {
	p.Helper()
	p.wait("arrive at "+path, func() bool {
		var at string
		if !p.try(&at, "document.readyState === 'complete' ? location.href : ''") {
			return false
		}
		u, err := url.Parse(strings.TrimPrefix(at, p.site))
		return err == nil && (u.Path == path || p.because(at))
	})
}

// focused is the name of what has the focus.
func (p *person) focused() string {
	p.Helper()
	return ask[string](p, "nameOf(document.activeElement)")
}

// seeFocusOn waits until the focus is on what has that name.
func (p *person) seeFocusOn(name string) {
	p.Helper()
	p.wait("see the focus on "+name, func() bool {
		var now string
		return p.try(&now, "nameOf(document.activeElement)") && (strings.HasPrefix(now, name) || p.because("it is on "+now))
	})
}

// holds waits until an expression about the page is true.
func (p *person) holds(format string, args ...any) {
	p.Helper()
	p.wait(expression(format, args), func() bool {
		var now bool
		return p.try(&now, format, args...) && now
	})
}

// ask is how something stands on the page.
func ask[T any](p *person, format string, args ...any) T {
	p.Helper()
	var answer T
	p.wait(expression(format, args), func() bool { return p.try(&answer, format, args...) })
	return answer
}

// ---- How that is done

// wait looks until ready, and fails the test when patience ends.
func (p *person) wait(what string, ready func() bool) {
	p.Helper()
	*p.why = ""
	for end := time.Now().Add(patience); !ready(); time.Sleep(glance) {
		if time.Now().After(end) {
			var where string
			p.try(&where, "location.href + ', focus on ' + nameOf(document.activeElement)")
			p.Fatalf("in vain: %s\nat %s\n%s", what, where, *p.why)
		}
	}
}

// because notes why a look was in vain.
func (p *person) because(text string) bool {
	if len(text) > 2000 {
		text = text[:2000] + "…"
	}
	*p.why = text
	return false
}

// try looks at the page once. A page that is just being left answers nothing.
func (p *person) try(answer any, format string, args ...any) bool {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	script := "(() => {" + eyes + "; return JSON.stringify(" + expression(format, args) + ") ?? 'null' })()"
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
	if err != nil {
		return p.because(err.Error())
	}
	if err := json.Unmarshal([]byte(text), answer); err != nil {
		p.Helper()
		p.Fatalf("%s is %s: %v", expression(format, args), text, err)
	}
	return true
}

// expression puts values into JavaScript.
func expression(format string, args []any) string {
	quoted := make([]any, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			panic(err)
		}
		quoted[i] = string(text)
	}
	return fmt.Sprintf(format, quoted...)
}

func (p *person) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// call gives the browser a command.
func call[P, R any](p *person, command cdp.Command[P, R], params P) R {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		p.Fatal(err)
	}
	return result
}
