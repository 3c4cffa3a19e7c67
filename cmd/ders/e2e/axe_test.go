package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe is axe-core, which .ci/axe fetches; empty where it could not.
var axe = sync.OnceValue(func() string {
	found, _ := filepath.Glob("../../../.cache/axe-core-*/axe.min.js")
	if len(found) == 0 {
		return ""
	}
	source, err := os.ReadFile(found[len(found)-1])
	if err != nil {
		panic(err)
	}
	return string(source)
})

// TestAxeFindsFaults says so where nothing was audited, and that the audit
// finds what is wrong.
func TestAxeFindsFaults(t *testing.T) {
	t.Parallel()
	if axe() == "" {
		t.Skip("the pages were not audited by axe-core: `sh .ci/axe` fetches it, with npm")
	}
	p := visitor(t, theAcademy(t).url)
	p.open(home)
	p.holds("(document.documentElement.lang = '', true)")
	if faults := strings.Join(p.audited(), "\n"); !strings.Contains(faults, "html-has-lang") {
		t.Errorf("a page without a language has the faults %q", faults)
	}
}

// axeRun answers with one line for each element that breaks a rule. Elements
// must have come to rest: a colour in transition has no contrast to speak of.
const axeRun = `(async () => {
	await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
	const result = await axe.run(document, { resultTypes: ["violations"], elementRef: false });
	return result.violations.flatMap((rule) => rule.nodes.map((node) =>
		rule.id + " (" + rule.help + ") at " + node.target.join(" ") + ": " + node.failureSummary.replace(/\s+/g, " ")));
})()`

// audit lets axe look at the page as it is, in light and in dark.
func (p *person) audit(where string) {
	p.Helper()
	if axe() == "" {
		return
	}
	for _, scheme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", scheme)
		for _, fault := range p.audited() {
			p.Errorf("%s, %s: axe: %s", where, scheme, fault)
		}
	}
	p.prefer("prefers-color-scheme", "")
}

// audited is what axe finds.
func (p *person) audited() []string {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 3*patience)
	defer cancel()
	if !ask[bool](p, "!!window.axe") {
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe()+";0")); err != nil {
			p.Fatal(err)
		}
	}
	faults, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](axeRun, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	return faults
}
