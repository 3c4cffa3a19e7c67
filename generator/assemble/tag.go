package assemble

import (
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleSameTag = source.Define("site/same-tag", source.Error,
		source.Text{Message: "“%s” ile “%s” etiketlerinin adresi aynı", Hint: "iki yerde de aynı yazın: %[2]s"},
		source.Text{Message: "the tags “%s” and “%s” have one address", Hint: "write the same in both places: %[2]s"})
	ruleBadTag = source.Define("site/bad-tag", source.Error,
		source.Text{Message: "“%s” etiket olamaz", Hint: "harf ya da rakam yazın, örneğin iade"},
		source.Text{Message: "“%s” cannot be a tag", Hint: "write letters or digits, for example returns"})
	ruleTagHash = source.Define("site/tag-hash", source.Error,
		source.Text{Message: "“%s” etiketinin başında # var", Hint: "işareti silin: %[2]s"},
		source.Text{Message: "the tag “%s” begins with a #", Hint: "delete it: %[2]s"})
	ruleLongTag = source.Define("site/long-tag", source.Error,
		source.Text{Message: "etiket çok uzun: “%s”", Hint: "etiketi bir iki sözcükle yazın"},
		source.Text{Message: "the tag is too long: “%s”", Hint: "write it in a word or two"})
	ruleObsceneTag = source.Define("site/obscene-tag", source.Error,
		source.Text{Message: "etiketin adresinde kaba bir sözcük oluşuyor: “%s”", Hint: "etiketi başka bir sözcükle yazın"},
		source.Text{Message: "the address of the tag holds a vulgar Turkish word: “%s”", Hint: "write the tag in another word"})
	ruleIdleTags = source.Define("site/idle-tags", source.Warning,
		source.Text{Message: "bu sayfanın etiketleri hiçbir yerde görünmez: ana sayfada ve rehberlerde etiket olmaz", Hint: "tags satırını silin"},
		source.Text{Message: "the tags of this page show nowhere: home and guides have none", Hint: "delete the tags"})
)

// A sharedTag is a tag while it is gathered: texts that fold alike are one.
type sharedTag struct {
	*site.Tag
	spellings []*spelling
	span      source.Span // where it comes first
}

// A spelling is how pages write a tag.
type spelling struct {
	text  string
	times int
	of    *sharedTag
}

// tags makes a page of every tag and one of all tags.
func (a *assembly) tags() {
	bySpelling, byWord, bySlug := map[string]*spelling{}, map[string]*sharedTag{}, map[string]*sharedTag{}
	total := 0
	for _, page := range a.site.Pages {
		if page.Doc != nil {
			total += len(page.Doc.Meta.Tags)
		}
	}
	all := make([]*site.Tag, 0, total) // of all pages, one after the other
	for _, page := range a.site.Pages {
		if page.Doc == nil || len(page.Doc.Meta.Tags) == 0 {
			continue
		}
		if page.Kind == site.Home || page.InGuide() {
			a.report(page.Doc.Meta.Tags[0].Span, ruleIdleTags)
			continue
		}
		own := all[len(all):]
		for _, word := range page.Doc.Meta.Tags {
			if word.Span.File == nil { // no text, which was reported
				continue
			}
			s := bySpelling[word.Text]
			if s == nil {
				folded := lang.Fold(word.Text)
				tag := byWord[folded]
				if tag == nil {
					if tag = a.newTag(word, bySlug); tag == nil {
						continue
					}
					byWord[folded] = tag
				}
				s = &spelling{text: word.Text, of: tag}
				tag.spellings = append(tag.spellings, s)
				bySpelling[word.Text] = s
			}
			s.times++
			if tag := s.of; !slices.Contains(own, tag.Tag) {
				own = append(own, tag.Tag)
				tag.Pages = append(tag.Pages, page)
			}
		}
		if len(own) > 0 {
			page.Tags = slices.Clip(own)
			all = all[:len(all)+len(own)]
		}
	}
	if len(bySlug) == 0 {
		return
	}
	a.site.TagIndex = &site.Page{Kind: site.Tagged, URL: a.Segments["tag"] + "/"}
	a.reserve(a.site.TagIndex.URL, source.Span{})
	for slug, tag := range bySlug {
		usual := tag.spellings[0]
		for _, other := range tag.spellings {
			if other.times > usual.times {
				usual = other
			}
		}
		tag.Title = usual.text
		tag.Page = &site.Page{Kind: site.Tagged, TagOf: tag.Tag, Title: tag.Title, URL: a.site.TagIndex.URL + slug + "/"}
		a.reserve(tag.Page.URL, tag.span)
		a.site.Tags = append(a.site.Tags, tag.Tag)
	}
	slices.SortFunc(a.site.Tags, func(x, y *site.Tag) int {
		return lang.For(a.Config.Language).Compare(x.Title, y.Title)
	})
}

// newTag is a tag that was not met before, or nil where it cannot be one, which
// is reported.
func (a *assembly) newTag(word source.Value, bySlug map[string]*sharedTag) *sharedTag {
	slug := lang.For(a.Config.Language).Slug(word.Text)
	switch {
	case slug == "":
		a.report(word.Span, ruleBadTag, word.Text)
		return nil
	case strings.HasPrefix(word.Text, "#"):
		a.report(word.Span, ruleTagHash, word.Text, strings.TrimLeft(word.Text, "# "))
		return nil
	case tooLong(slug):
		a.report(word.Span, ruleLongTag, string([]rune(word.Text)[:30])+"…")
		return nil
	}
	if bad := lang.Obscene(slug); bad != "" {
		a.report(word.Span, ruleObsceneTag, bad)
		return nil
	}
	if other := bySlug[slug]; other != nil {
		a.diags.Add(word.Report(ruleSameTag, word.Text, other.spellings[0].text).FirstHere(other.span))
		return nil
	}
	bySlug[slug] = &sharedTag{Tag: &site.Tag{}, span: word.Span}
	return bySlug[slug]
}
