package lint

import (
	"strings"

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
	allowed := map[*source.File]map[string]string{}
	for _, doc := range documents {
		if len(doc.Meta.Allow) > 0 {
			allowed[doc.File] = doc.Meta.Allow
		}
	}
	for _, quiz := range quizzes {
		if len(quiz.Allow) > 0 {
			allowed[quiz.File] = quiz.Allow
		}
	}
	for _, scenario := range scenarios {
		if len(scenario.Allow) > 0 {
			allowed[scenario.File] = scenario.Allow
		}
	}
	if len(allowed) == 0 {
		return diags
	}
	var kept source.List
	for _, d := range diags {
		reason, ok := allowed[d.Span.File][d.Rule.ID]
		if !ok || reason == "" || d.Rule.Severity == source.Error {
			kept.Add(d)
		}
	}
	known := map[string]*source.Rule{}
	var ids []string
	for _, rule := range source.Rules() {
		known[rule.ID] = rule
		ids = append(ids, rule.ID)
	}
	for file, rules := range allowed {
		for id, reason := range rules {
			start := max(0, strings.Index(file.Text, id)) // the head comes first in a file
			switch at := file.Span(start, start+len(id)); {
			case known[id] == nil:
				near := lang.Nearest(id, ids)
				if near != "" {
					near = ": " + near
				}
				kept.Add(at.Report(ruleUnknownRule, id, near))
			case known[id].Severity == source.Error:
				kept.Add(at.Report(ruleNotSilent, id))
			case reason == "":
				kept.Add(at.Report(ruleNoReason, id))
			}
		}
	}
	return kept
}
