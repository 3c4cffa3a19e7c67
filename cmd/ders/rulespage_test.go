package main

import (
	"fmt"
	"strings"

	"ders/generator/source"
)

// rulesPage is the page of the trainer's guide that explains every rule, as
// Markdown in the program's language.
func (p *program) rulesPage() string {
	all := p.explanations()
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %s\nweight: 900\ntoc: false\nallow:\n", p.say(pageTitle), p.say(pageAbout))
	for _, id := range []string{"page/spelling", "page/punctuation", "page/long-sentence", "page/long-sentences", "page/hard-to-read", "page/glued-suffix", "markdown/bare-address"} {
		fmt.Fprintf(&b, "  %s: \"%s\"\n", id, p.say(pageAllow))
	}
	fmt.Fprintf(&b, "---\n\n<!-- %s -->\n\n%s\n\n", p.say(pageMade), p.say(pageIntro))
	for _, g := range groups {
		fmt.Fprintf(&b, "- [%s](#%s)\n", p.say(g.title), g.name)
	}
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s {#%s}\n\n%s\n", p.say(g.title), g.name, prose(p.say(g.about)))
		for _, e := range g.in(all) {
			b.WriteString("\n" + p.ruleSection(e))
		}
	}
	return b.String()
}

// ruleSection is what the page says of a rule, in four steps.
func (p *program) ruleSection(e explanation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s {#%s}\n\n**%s:** %s\n", e.rule.ID, anchorOf(e.rule), p.say(severityNames[e.rule.Severity]), prose(open(p.ruleText(e.rule).Message)))
	if e.why != "" {
		b.WriteString("\n" + prose(e.why) + "\n")
	}
	block := func(label, text string) {
		if text == "" {
			return
		}
		fence := "```"
		for strings.Contains(text, fence) {
			fence += "`"
		}
		fmt.Fprintf(&b, "\n%s\n\n%stext\n%s\n%s\n", label, fence, text, fence)
	}
	label := p.say(docBad)
	if e.path != "" {
		label = p.say(docBadIn, "`"+e.path+"`")
	}
	block(label, e.wrong)
	if e.wrong == "" && e.path != "" {
		fmt.Fprintf(&b, "\n%s `%s`\n", p.say(docFile), e.path)
	}
	if e.message != open(p.ruleText(e.rule).Message) && !e.advice {
		fmt.Fprintf(&b, "\n%s *%s*\n", p.say(docSays), prose(e.message))
	}
	if e.hint != "" {
		fmt.Fprintf(&b, "\n**%s** %s\n", p.say(whatToDo), prose(e.hint))
	}
	block(p.say(docGood), e.right)
	if e.basis != "" {
		fmt.Fprintf(&b, "\n%s %s\n", p.say(docSource), prose(e.basis))
	}
	return b.String()
}

// anchorOf is the id of a rule's section.
func anchorOf(rule *source.Rule) string { return strings.ReplaceAll(rule.ID, "/", "-") }

// prose is a text as Markdown that shows it as it is; what stands between
// backticks stays code.
func prose(text string) string {
	if strings.Count(text, "`")%2 != 0 || strings.Contains(text, "``") {
		return escapeMarkdown.Replace(text)
	}
	parts := strings.Split(text, "`")
	for i := range parts {
		if i%2 == 0 {
			parts[i] = escapeMarkdown.Replace(parts[i])
		}
	}
	return strings.Join(parts, "`")
}

var escapeMarkdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "&", `\&`, "{", `\{`)

var severityNames = map[source.Severity]phrase{
	source.Error: say("Hata", "Error"), source.Warning: say("Uyarı", "Warning"), source.Info: say("Bilgi", "Remark"),
}

var (
	pageTitle = say("Denetim kuralları", "What the checks say")
	pageAbout = say("Her hata, uyarı ve bilgi ne demektir, nasıl düzeltilir?", "What every error, warning and remark means, and how to mend it.")
	pageAllow = say("Yanlış örnekleri gösteren sayfa", "The page shows what is wrong")
	pageMade  = say("Bu sayfa programın kurallarından üretilir; elle değiştirilirse sınama hata verir.", "This page is made from the program's rules; a test fails when it is changed by hand.")
	pageIntro = say(
		"`ders check` bir dosyada sorun görürse yerini, ne olduğunu ve köşeli ayraç içinde kuralın adını yazar. Kuralı bu sayfada adıyla bulabilirsiniz; terminalde `ders check --explain kural-adı` aynı açıklamayı gösterir.\n\n"+
			"**Hata** düzeltilmeden site oluşturulmaz. **Uyarı** siteyi durdurmaz; `--strict` ile hata sayılır. **Bilgi** öneridir. Uyarıları ve bilgileri bir dosyada susturmak için ön bilgisine kuralın adını ve gerekçesini yazın:\n\n"+
			"```yaml\nallow:\n  quiz/longest-key: \"terim zorunlu\"\n```",
		"`ders check` names the place of what is wrong, what it is and, in brackets, the rule. Find it here by its name; `ders check --explain name-of-the-rule` shows the same in a terminal.\n\n"+
			"No site is built until **errors** are mended. **Warnings** keep no site back but under `--strict`. **Remarks** are advice. To silence warnings and remarks in a file, write the rule and the reason into its front matter:\n\n"+
			"```yaml\nallow:\n  quiz/longest-key: \"the term is needed\"\n```")
	whatToDo = say("Ne yapmalı?", "What to do:")
)
