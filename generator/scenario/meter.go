package scenario

import (
	"slices"
	"strings"

	"ders/generator/front"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBadMeter = source.Define("scenario/bad-meter", source.Error,
		source.Text{Message: "bir göstergenin adı “%s” olamaz", Hint: "küçük harfle (a-z) başlayın; küçük harf, rakam ve alt çizgi kullanın, örneğin %[2]s; points adı puana ayrılmıştır"},
		source.Text{Message: "a meter cannot be named “%s”", Hint: "begin with a-z and use lower-case letters, digits and underscores, for example %[2]s; the name points is taken by the score"})
	ruleMeterShape = source.Define("scenario/meter-shape", source.Error,
		source.Text{Message: "gösterge böyle yazılmaz: “%s”", Hint: "meters satırının altına, iki boşluk içeriden yazın: mood: { label: Ruh hâli, start: 0, min: -5, max: 5 }"},
		source.Text{Message: "a meter is not written like “%s”", Hint: "write it below meters, indented by two spaces: mood: { label: Mood, start: 0, min: -5, max: 5 }"})
	ruleMeterRange = source.Define("scenario/meter-range", source.Error,
		source.Text{Message: "“%s” göstergesinin sınırları tutmuyor: start %d, min %d, max %d", Hint: "min değeri max değerinden küçük olmalı, start ikisinin arasında kalmalı"},
		source.Text{Message: "the numbers of the meter “%s” do not fit: start %d, min %d, max %d", Hint: "min must be less than max, and start between them"})
	ruleTooManyMeters = source.Define("scenario/too-many-meters", source.Error,
		source.Text{Message: "senaryoda %d gösterge var; sınır %d", Hint: "göstergeleri azaltın; öğrenen bu kadarını izleyemez"},
		source.Text{Message: "the scenario has %d meters; the limit is %d", Hint: "use fewer; no learner can follow that many"})
)

// faultInHead says what is wrong with the meters: then names are not known.
func (p *parser) faultInHead(span source.Span, rule *source.Rule, args ...any) {
	p.fault(span, rule, args...)
	p.metersUnread = true
}

var meterKeys = []string{"label", "start", "min", "max"}

// meterFrom makes a name out of what an author wrote.
func (p *parser) meterFrom(text string) string {
	name := strings.ReplaceAll(p.language.Slug(text), "-", "_")
	if !validMeter(name) {
		return "mood"
	}
	return name
}

func (p *parser) readMeters(f *front.Fields) {
	keys := f.Keys()
	if len(keys) > maxMeters {
		p.fault(keys[maxMeters].Span, ruleTooManyMeters, len(keys), maxMeters)
		keys = keys[:maxMeters]
	}
	for _, key := range keys {
		m := &site.Meter{ID: key.Text, Label: key.Text, Min: -5, Max: 5}
		if slices.Contains(meterKeys, key.Text) && !f.IsMap(key.Text) {
			p.faultInHead(key.Span, ruleMeterShape, key.Span.ToLineEnd().Text())
			break
		}
		if !validMeter(key.Text) {
			p.faultInHead(key.Span, ruleBadMeter, key.Text, p.meterFrom(key.Text))
		}
		p.scenario.Meters = append(p.scenario.Meters, m)
		if !f.IsMap(key.Text) {
			if v := f.String(key.Text); v.Text != "" {
				p.fault(v.Span, ruleMeterShape, key.Span.ToLineEnd().Text())
			}
			continue
		}
		sub := f.Map(key.Text)
		if label := sub.String("label").Text; label != "" {
			m.Label = label
		}
		if n, ok := sub.Int("min", -maxNumber, maxNumber); ok {
			m.Min = n
		}
		if n, ok := sub.Int("max", -maxNumber, maxNumber); ok {
			m.Max = n
		}
		m.Start = min(max(0, m.Min), m.Max)
		if n, ok := sub.Int("start", -maxNumber, maxNumber); ok {
			m.Start = n
		}
		sub.Done()
		if m.Min >= m.Max || m.Start < m.Min || m.Start > m.Max {
			p.fault(key.Span, ruleMeterRange, key.Text, m.Start, m.Min, m.Max)
		}
	}
	for _, key := range f.Keys() {
		f.Known(key.Text)
	}
}
