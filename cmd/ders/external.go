package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"ders/generator"
	"ders/generator/external"
	"ders/generator/lint"
	"ders/generator/site"
	"ders/generator/source"
)

// askOthers adds to a result what other sites say of the links to them. An
// error says why they were not asked.
func (p *program) askOthers(ctx context.Context, r *generator.Result, refresh bool) error {
	if r.Site == nil {
		return nil
	}
	bar := p.newProgress()
	defer bar.clear()
	if bar != nil {
		bar.label = p.say(asking)
	}
	info, _ := debug.ReadBuildInfo()
	agent, _, _ := strings.Cut(versionText(info), " · ")
	found, err := external.Check(ctx, linksOut(r.Site), external.Options{
		Agent:    strings.Replace(agent, " ", "/", 1) + " (link check of a training site)",
		Memory:   memoryFile(),
		Refresh:  refresh,
		Progress: bar.step,
	})
	if errors.Is(err, external.ErrOffline) {
		return &failure{p.say(noNetwork), p.say(tryOnline)}
	}
	if err != nil {
		return err
	}
	r.Diagnostics = append(r.Diagnostics, silenced(r.Site, found)...)
	r.Diagnostics.Sort()
	return nil
}

// linksOut are the links of all pages and of ders.yaml that lead to other
// sites. A place may come twice.
func linksOut(s *site.Site) []source.Value {
	all := slices.Clone(s.Config.External)
	for _, page := range s.Pages {
		all = append(all, page.External()...)
	}
	return all
}

// silenced is what was found less what the files allow themselves.
func silenced(s *site.Site, found source.List) source.List {
	var (
		docs      []*site.Document
		quizzes   []*site.Quiz
		scenarios []*site.Scenario
	)
	for _, page := range s.Pages {
		switch {
		case page.Quiz != nil:
			quizzes = append(quizzes, page.Quiz)
		case page.Scenario != nil:
			scenarios = append(scenarios, page.Scenario)
		case page.Doc != nil:
			docs = append(docs, page.Doc)
		}
	}
	return lint.Silence(found, docs, quizzes, scenarios) // says again what else is wrong with an allowance; Sort drops it
}

// memoryFile is where answers of other sites are remembered, for all sites of
// this person; empty where there is no such place.
func memoryFile() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ders", "links.json")
}
