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

// axeRun answers with one line for each element that breaks one of some rules,
// or of all where none is named. Elements must have come to rest: a colour in
// transition has no contrast to speak of.
const axeRun = `(async (rules) => {
	await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
	const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
	const result = await axe.run(document, { resultTypes: ["violations"], elementRef: false, ...only });
	return result.violations.flatMap((rule) => rule.nodes.map((node) =>
		rule.id + " (" + rule.help + ") at " + node.target.join(" ") + ": " + node.failureSummary.replace(/\s+/g, " ")));
})(%s)`

// audit lets axe look at the page as it is in light, and at its colours in dark:
// nothing else of a page depends on that.
func (p *person) audit(where string) {
	p.Helper()
	if axe() == "" {
		return
	}
	rules := map[string][]string{"dark": {"color-contrast", "link-in-text-block"}}
	for _, scheme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", scheme)
		for _, fault := range p.audited(rules[scheme]...) {
			p.Errorf("%s, %s: axe: %s", where, scheme, fault)
		}
	}
	p.prefer("prefers-color-scheme", "")
}

// audited is what axe finds that breaks one of some rules, or any where none is
// named.
func (p *person) audited(rules ...string) []string {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 3*patience)
	defer cancel()
	if !ask[bool](p, "!!window.axe") {
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe()+";0")); err != nil {
			p.Fatal(err)
		}
	}
	faults, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](expression(axeRun, []any{append([]string{}, rules...)}), chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	return faults
}
