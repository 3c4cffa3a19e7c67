package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"ders/generator/lang"
	"ders/generator/lint"
	"ders/generator/source"
)

// explain prints what a rule says, without a site.
func (p *program) explain(id string) error {
	var ids []string
	for _, rule := range source.Rules() {
		if rule.ID == id {
			text := p.ruleText(rule)
			p.stdout.print(fmt.Sprintf("%s: %s: %s\n", p.stdout.paint(bold, rule.ID),
				p.stdout.paint(severityColours[rule.Severity.String()], rule.Severity.String()), open(text.Message)))
			if text.Hint != "" {
				p.stdout.print(p.hint(open(text.Hint)))
			}
			p.stdout.print(p.docText(rule))
			return nil
		}
		ids = append(ids, rule.ID)
	}
	hint := p.say(copyRule)
	if near := lang.Nearest(id, ids); near != "" {
		hint = p.say(didYouMean, near)
	}
	return &failure{p.say(unknownRule, source.Printable(id)), hint}
}

// docText is what the rule's room has to say of it: why, an example, where it
// comes from, and how it is silenced. Most rules say it all in their message.
func (p *program) docText(rule *source.Rule) string {
	at := slices.IndexFunc(lint.Rules(), func(r lint.Rule) bool { return r.Rule == rule })
	if at < 0 {
		return ""
	}
	doc := lint.Rules()[at].Doc.English
	if p.language == "tr" {
		doc = lint.Rules()[at].Doc.Turkish
	}
	columns := p.stdout.columns()
	var b strings.Builder
	prose := func(text string) { b.WriteString("\n" + wrap(text, columns)) }
	example := func(label phrase, text string) {
		if text != "" {
			b.WriteString("\n" + p.say(label) + "\n\n    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n")
		}
	}
	prose(doc.Why)
	example(docBad, doc.Bad)
	example(docGood, doc.Good)
	if doc.Source != "" {
		prose(p.say(docSource) + " " + doc.Source)
	}
	example(docSilence, "allow:\n  "+rule.ID+": \""+p.say(docReason)+"\"")
	return b.String()
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
