package glossary

import (
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleSameTerm = source.Define("glossary/same-term", source.Error,
		source.Text{Message: "“%s” terimi iki kez tanımlanmış", Hint: "tanımları birleştirin ya da birine başka bir ad verin"},
		source.Text{Message: "the term “%s” is defined twice", Hint: "join the definitions, or give one of them another name"})
	ruleSameWord = source.Define("glossary/same-word", source.Error,
		source.Text{Message: "“%s” hem “%s” hem “%s” demek oluyor", Hint: "sözcüğü terimlerden birinden silin; öteki terime see ile bağlayın"},
		source.Text{Message: "“%s” would mean both “%s” and “%s”", Hint: "take the word from one of the terms, and lead from it to the other with see"})
	ruleUnknownSee = source.Define("glossary/unknown-see", source.Error,
		source.Text{Message: "“%s” adlı terim bu sözlükte yok", Hint: "var olan bir terimi yazın ya da silin"},
		source.Text{Message: "this glossary has no term “%s”", Hint: "write one that it has, or delete it"})
	ruleMisspeltSee = source.Define("glossary/misspelt-see", source.Error,
		source.Text{Message: "“%s” adlı terim bu sözlükte yok", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "this glossary has no term “%s”", Hint: "did you mean “%[2]s”?"})
	ruleSeeCommas = source.Define("glossary/see-commas", source.Error,
		source.Text{Message: "“%s” tek bir terim sayılıyor", Hint: "terimleri virgülle ayırın: `see: %[2]s`"},
		source.Text{Message: "“%s” counts as a single term", Hint: "part the terms by commas: `see: %[2]s`"})
	ruleSeeTwice = source.Define("glossary/see-twice", source.Warning,
		source.Text{Message: "“%s” see içinde zaten var", Hint: "birini silin"},
		source.Text{Message: "“%s” stands in see already", Hint: "delete one of them"})
	ruleSynonymTwice = source.Define("glossary/synonym-twice", source.Warning,
		source.Text{Message: "“%s” bu terimin adları arasında zaten var", Hint: "silin; metinlerde büyük-küçük harfe ve eklere bakılmaz"},
		source.Text{Message: "“%s” is a name of this term already", Hint: "delete it; texts are searched without regard to letter case and suffixes"})
	ruleSeeItself = source.Define("glossary/see-itself", source.Error,
		source.Text{Message: "“%s” kendisine gönderiyor", Hint: "see içinden silin"},
		source.Text{Message: "“%s” leads to itself", Hint: "delete it from see"})
)

// word adds what a text may call a term. It returns false for what stands there
// already.
func (p *parser) word(t *site.Term, word source.Value) bool {
	same := func(other source.Value) bool { return lang.Fold(other.Text) == lang.Fold(word.Text) }
	if slices.ContainsFunc(p.words[t], same) {
		return false
	}
	p.words[t] = append(p.words[t], word)
	t.Names = append(t.Names, word.Text)
	return true
}

// check holds the terms against one another.
func (p *parser) check() {
	if len(p.doc.Terms) == 0 {
		if !p.unsound {
			p.report(p.doc.Meta.KindSpan, ruleNoTerm)
		}
		return
	}
	p.checkWords()
	p.lead()
}

// checkWords reports words that two terms claim.
func (p *parser) checkWords() {
	type claim struct {
		term *site.Term
		at   source.Span
	}
	first := map[string]claim{}
	for _, t := range p.doc.Terms {
		for i, word := range p.words[t] {
			key := lang.Fold(word.Text)
			before, taken := first[key]
			switch {
			case !taken:
				first[key] = claim{t, word.Span}
				continue
			case i == 0 && lang.Fold(before.term.Title) == lang.Fold(t.Title):
				p.diags.Add(word.Report(ruleSameTerm, t.Title).FirstHere(before.at))
			default:
				p.diags.Add(word.Report(ruleSameWord, word.Text, before.term.Title, t.Title).FirstHere(before.at))
				continue
			}
			break // what else they share goes without saying
		}
	}
}

// lead finds the terms that others name.
func (p *parser) lead() {
	known := map[string]*site.Term{}
	var names []string
	add := func(t *site.Term, name string) {
		if key := p.language.Slug(name); key != "" && known[key] == nil {
			known[key] = t
			names = append(names, name)
		}
	}
	for _, t := range p.doc.Terms {
		add(t, t.Title)
		for _, word := range t.Names {
			add(t, word)
		}
	}
	for _, t := range p.doc.Terms {
		add(t, t.ID)
	}
	for _, t := range p.doc.Terms {
		said := map[string]bool{}
		for _, want := range p.see[t] {
			to := known[p.language.Slug(want.Text)]
			switch {
			case to == t:
				p.report(want.Span, ruleSeeItself, want.Text)
			case to != nil:
				if said[lang.Fold(want.Text)] {
					p.report(want.Span, ruleSeeTwice, want.Text)
				}
				said[lang.Fold(want.Text)] = true
				if !slices.Contains(t.See, to) { // by another of its names
					t.See = append(t.See, to)
				}
			case p.unsound:
				// it may be there, behind a mistake
			default:
				if parts := p.severalTerms(want.Text, known); parts != nil {
					p.report(want.Span, ruleSeeCommas, want.Text, strings.Join(parts, ", "))
				} else if near := lang.Nearest(want.Text, names); near != "" {
					p.report(want.Span, ruleMisspeltSee, want.Text, near)
				} else {
					p.report(want.Span, ruleUnknownSee, want.Text)
				}
			}
		}
	}
}

var otherCommas = regexp.MustCompile(`\s*[;/|·]\s*|\s+(?:ve|ile|and|veya|or)\s+`)

// severalTerms are the terms of a text that parts them by something else than
// commas, or nil.
func (p *parser) severalTerms(text string, known map[string]*site.Term) []string {
	parts := otherCommas.Split(text, -1)
	for _, part := range parts {
		if known[p.language.Slug(part)] == nil {
			return nil
		}
	}
	return parts
}
