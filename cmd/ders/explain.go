package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"ders/generator/lang"
	"ders/generator/source"
)

// explain prints all that there is to say of a rule, without a site.
func (p *program) explain(id string) error {
	var ids []string
	for _, e := range p.explanations() {
		if e.rule.ID == id {
			p.stdout.print(p.explanationText(e))
			return nil
		}
		ids = append(ids, e.rule.ID)
	}
	hint := p.say(copyRule)
	if near := lang.Nearest(id, ids); near != "" {
		hint = p.say(didYouMean, near)
	}
	return &failure{p.say(unknownRule, source.Printable(id)), hint}
}

// explanationText is what the rule says, an example, why, where it comes from
// and how it is silenced.
func (p *program) explanationText(e explanation) string {
	columns := p.stdout.columns()
	var b strings.Builder
	prose := func(text string) { b.WriteString("\n" + wrap(text, columns)) }
	shown := func(label, text string) {
		if text != "" {
			b.WriteString("\n" + label + "\n\n" + indented.ReplaceAllString(text, "    $0") + "\n")
		}
	}
	severity := e.rule.Severity.String()
	text := p.ruleText(e.rule)
	fmt.Fprintf(&b, "%s: %s: %s\n", p.stdout.paint(bold, e.rule.ID), p.stdout.paint(severityColours[severity], severity), open(text.Message))
	if text.Hint != "" {
		b.WriteString(p.hint(open(text.Hint)))
	}
	if e.why != "" {
		prose(e.why)
	}
	label := p.say(docBad)
	if e.wrong != "" && e.path != "" {
		label = p.say(docBadIn, e.path)
	}
	shown(label, e.wrong)
	if e.wrong == "" && e.path != "" {
		prose(p.say(docFile) + " " + e.path)
	}
	if !e.advice && e.message+e.hint != open(text.Message)+open(text.Hint) {
		prose(p.say(docSays) + " " + e.message)
		if e.hint != "" && e.hint != open(text.Hint) {
			b.WriteString(wrap("→ "+e.hint, columns))
		}
	}
	shown(p.say(docGood), e.right)
	if e.basis != "" {
		prose(p.say(docSource) + " " + e.basis)
	}
	if e.rule.Severity != source.Error && isSilenceable(e.rule) {
		shown(p.say(docSilence), "allow:\n  "+e.rule.ID+": \""+p.say(docReason)+"\"")
	}
	return b.String()
}

var indented = regexp.MustCompile(`(?m)^.+$`)

// isSilenceable reports whether a rule's warnings stand in a file with a front
// matter to silence them in.
func isSilenceable(rule *source.Rule) bool {
	switch group, _, _ := strings.Cut(rule.ID, "/"); group {
	case "config", "theme", "file", "source", "lint":
		return false
	}
	return true
}

// listRules prints every rule by what it is about.
func (p *program) listRules() {
	all := p.explanations()
	var b strings.Builder
	for i, g := range groups {
		if i > 0 {
			b.WriteByte('\n')
		}
		own := g.in(all)
		b.WriteString(p.stdout.paint(bold, p.say(g.title)) + " (" + p.number(len(own)) + ")\n")
		for _, e := range own {
			severity := e.rule.Severity.String()
			fmt.Fprintf(&b, "  %s %s\n      %s\n", e.rule.ID, p.stdout.paint(severityColours[severity], severity), open(p.ruleText(e.rule).Message))
		}
	}
	b.WriteString("\n" + p.say(seeRule, "<"+p.say(ruleName)+">") + "\n")
	p.stdout.print(b.String())
}

// wrap breaks a text at spaces into lines of at most so many columns.
func wrap(text string, columns int) string {
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(text) {
		width := uniseg.StringWidth(word)
		switch {
		case used == 0:
		case used+1+width > columns:
			b.WriteByte('\n')
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += width
	}
	b.WriteByte('\n')
	return b.String()
}

func (p *program) ruleText(rule *source.Rule) source.Text {
	if p.language == "tr" {
		return rule.Turkish
	}
	return rule.English
}

var verb = regexp.MustCompile(`%(?:\[\d+\])?[a-z]`)

// open is a format with its gaps left open.
func open(format string) string {
	return strings.ReplaceAll(verb.ReplaceAllString(format, "…"), "%%", "%")
}

func (p *program) completeRule(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var offers []string
	for _, rule := range source.Rules() {
		offers = append(offers, cobra.CompletionWithDesc(rule.ID, open(p.ruleText(rule).Message)))
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
