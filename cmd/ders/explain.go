package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"ders/generator/lang"
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
