package lint

import (
	"slices"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleUnknownRule = source.Define("lint/unknown-rule", source.Warning,
		source.Text{Message: "“%s” diye bir kural yok", Hint: "iletinin sonundaki köşeli ayraçtan kopyalayın%[2]s"},
		source.Text{Message: "there is no rule “%s”", Hint: "copy it from the brackets at the end of a message%[2]s"})
	ruleNotSilent = source.Define("lint/not-silenced", source.Warning,
		source.Text{Message: "“%s” bir hata; susturulamaz", Hint: "satırı silin ve hatayı düzeltin"},
		source.Text{Message: "“%s” is an error and cannot be silenced", Hint: "delete the line, and mend the error"})
	ruleNoReason = source.Define("lint/no-reason", source.Warning,
		source.Text{Message: "“%s” kuralı gerekçesiz susturulmuş", Hint: "nedenini yazın: %[1]s: \"…\""},
		source.Text{Message: "the rule “%s” is silenced without a reason", Hint: "write why: %[1]s: \"…\""})
)

// Silence drops the warnings that their own file allows with a reason, and
// says which allowances mean nothing. Errors cannot be silenced.
func Silence(diags source.List, documents []*site.Document, quizzes []*site.Quiz, scenarios []*site.Scenario) source.List {
	allowed := map[*source.File][]site.Allowance{}
	allow := func(file *source.File, list []site.Allowance) {
		if len(list) > 0 {
			allowed[file] = list
		}
	}
	for _, doc := range documents {
		allow(doc.File, doc.Meta.Allow)
	}
	for _, quiz := range quizzes {
		allow(quiz.File, quiz.Allow)
	}
	for _, scenario := range scenarios {
		allow(scenario.File, scenario.Allow)
	}
	if len(allowed) == 0 {
		return diags
	}
	var kept source.List
	for _, d := range diags {
		silences := func(a site.Allowance) bool { return a.Rule.Text == d.Rule.ID && a.Reason != "" }
		if d.Rule.Severity == source.Error || !slices.ContainsFunc(allowed[d.Span.File], silences) {
			kept.Add(d)
		}
	}
	known := map[string]*source.Rule{}
	var ids []string
	for _, rule := range source.Rules() {
		known[rule.ID] = rule
		ids = append(ids, rule.ID)
	}
	for _, list := range allowed {
		for _, a := range list {
			switch id, at := a.Rule.Text, a.Rule.Span; {
			case known[id] == nil:
				near := lang.Nearest(id, ids)
				if near != "" {
					near = ": " + near
				}
				kept.Add(at.Report(ruleUnknownRule, id, near))
			case known[id].Severity == source.Error:
				kept.Add(at.Report(ruleNotSilent, id))
			case a.Reason == "":
				kept.Add(at.Report(ruleNoReason, id))
			}
		}
	}
	return kept
}
