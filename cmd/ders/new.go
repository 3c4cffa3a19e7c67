package main

import (
	"context"
	"errors"
	"io/fs"

	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/config"
	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/starter"
)

type newOptions struct {
	source string
	in     string
}

// newKinds is what each kind may be called.
var newKinds = []struct {
	kind  starter.Kind
	also  []string
	about phrase
}{
	{starter.Module, []string{"modül", "course"}, aboutNewModule},
	{starter.Lesson, []string{"ders"}, aboutNewLesson},
	{starter.Quiz, []string{"sınav", "exam", "test"}, aboutNewQuiz},
	{starter.Scenario, []string{"senaryo", "dialogue"}, aboutNewScenario},
	{starter.Article, []string{"yazı", "makale"}, aboutNewArticle},
}

func (p *program) newCommand() *cobra.Command {
	var opts newOptions
	cmd := p.siteCommand("new "+p.say(argNew), aboutNew, moreNew, &opts.source)
	cmd.SuggestFor = []string{"add", "create", "yeni", "ekle"}
	cmd.Flags().StringVar(&opts.in, "in", "", p.say(flagIn))
	cmd.Args, cmd.ValidArgsFunction = cobra.ArbitraryArgs, p.completeNew
	complete(cmd, "in", p.completePlaces)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		request, err := p.newRequest(opts, args)
		if err != nil {
			return err
		}
		return p.new(cmd.Context(), opts, request)
	}
	return cmd
}

// fileName is what the name looks like where a title follows it.
var fileName = regexp.MustCompile(`^[a-z0-9/\\._-]+$`)

// newRequest reads the command line.
func (p *program) newRequest(opts newOptions, args []string) (starter.Request, error) {
	r := starter.Request{In: opts.in, Here: hereIn(opts.source)}
	var known []string
	for _, k := range newKinds {
		known = append(known, string(k.kind))
	}
	if len(args) == 0 {
		return r, &failure{p.say(newWhat), p.say(oneOf, strings.Join(known, ", "))}
	}
	for _, k := range newKinds {
		if slices.ContainsFunc(append(k.also, string(k.kind)), func(word string) bool { return lang.Fold(word) == lang.Fold(args[0]) }) {
			r.Kind = k.kind
		}
	}
	switch {
	case r.Kind == "":
		hint := p.say(oneOf, strings.Join(known, ", "))
		if near := lang.Nearest(args[0], known); near != "" {
			hint = p.say(didYouMean, "ders new "+near)
		}
		return r, &failure{p.say(newUnknown, source.Printable(args[0])), hint}
	case len(args) < 2 || strings.TrimSpace(args[1]) == "":
		return r, &failure{p.say(newNoName), p.say(newExample, string(r.Kind))}
	case len(args) > 3:
		return r, &failure{p.say(newTooMany, source.Printable(args[3])), p.say(newQuote, string(r.Kind), source.Printable(strings.Join(args[1:], " ")))}
	}
	r.Name = args[1]
	if len(args) == 3 {
		if !fileName.MatchString(r.Name) { // a title whose quotes were forgotten
			return r, &failure{p.say(newTooMany, source.Printable(args[2])), p.say(newQuote, string(r.Kind), source.Printable(strings.Join(args[1:], " ")))}
		}
		r.Title = strings.Join(strings.Fields(args[2]), " ")
	}
	return r, nil
}

// hereIn is the current folder as a path in the site folder, "" outside.
func hereIn(root string) string {
	here, _ := sitePath(root, ".", ".")
	if strings.HasPrefix(here, "..") || here == "." {
		return ""
	}
	return here
}

func (p *program) new(ctx context.Context, opts newOptions, r starter.Request) error {
	builder, before, err := p.siteNow(ctx, opts.source)
	if err != nil {
		return err
	}
	defer builder.Close()
	file, err := builder.PlanFile(ctx, before, r)
	var refused *starter.Refusal
	if errors.As(err, &refused) {
		return p.newRefused(r, refused)
	}
	if err != nil {
		return err
	}
	if len(file.Objection) > 0 {
		p.printDiagnostics(p.stderr, opts.source, file.Objection)
		return &failure{p.say(newObjection), p.say(newOtherName)}
	}
	if err := builder.Create(file); errors.Is(err, fs.ErrExist) {
		return p.newRefused(r, &starter.Refusal{Reason: starter.Taken, Name: file.Path})
	} else if err != nil {
		return err
	}
	p.stdout.print(p.newText(opts.source, r, file))
	return nil
}

// siteNow builds a site with its drafts, to know what is in it.
func (p *program) siteNow(ctx context.Context, dir string) (*generator.Builder, *generator.Result, error) {
	if !exists(filepath.Join(dir, config.Name)) {
		return nil, nil, &failure{p.say(noSiteHere), p.say(beginSite)}
	}
	bar := p.newProgress()
	defer bar.clear()
	builder, err := p.open(generator.Options{Source: dir, Drafts: true, Progress: bar.step})
	if err != nil {
		return nil, nil, err
	}
	result, err := builder.Build(ctx)
	if err == nil {
		p.speak(result.Language)
		if result.Site == nil {
			err = p.noSite(dir, result)
		}
	}
	if err != nil {
		builder.Close()
		return nil, nil, err
	}
	return builder, result, nil
}

// newText says where a new file stands and what to do with it.
func (p *program) newText(dir string, r starter.Request, file *generator.NewFile) string {
	var b strings.Builder
	b.WriteString(p.say(newMade, p.stdout.paint(bold, fromHere(dir, source.Printable(file.Path)))) + "\n")
	title := source.Printable(file.Title)
	if file.In != "" {
		title += " · " + source.Printable(file.In)
	}
	b.WriteString("  " + title + " · /" + file.URL + "\n")
	b.WriteString(p.say(newNext) + "\n")
	if r.Kind == starter.Module {
		id := strings.Trim(file.URL, "/")
		b.WriteString(p.say(newFirstLesson, id) + "\n")
	}
	return b.String()
}

func (p *program) newRefused(r starter.Request, refused *starter.Refusal) error {
	name, known := source.Printable(refused.Name), source.Printable(strings.Join(refused.Known, ", "))
	isArticle := r.Kind == starter.Article
	switch refused.Reason {
	case starter.NoName:
		return &failure{p.say(newBadName, name), p.say(newGoodName, string(r.Kind))}
	case starter.Taken:
		return &failure{p.say(newTaken, name), p.say(newOtherName)}
	case starter.Modular:
		return &failure{p.say(newModuleIn), p.say(newExample, string(r.Kind))}
	case starter.Finals:
		return &failure{p.say(newNoQuizzes, name), p.say(newQuizFirst)}
	case starter.None:
		switch {
		case isArticle:
			return &failure{p.say(newNoSection), p.say(newMakeSection)}
		case name == "paths":
			return &failure{p.say(newNoPaths), p.say(newMakePath)}
		}
		return &failure{p.say(newNoModule), p.say(newMakeModule)}
	case starter.Which:
		if isArticle {
			return &failure{p.say(newWhichSection), p.say(newNameIt, known)}
		}
		return &failure{p.say(newWhichModule), p.say(newNameIt, known)}
	}
	hint := p.say(oneOf, known)
	if refused.Near != "" {
		hint = p.say(didYouMean, refused.Near)
	}
	return &failure{p.say(newNoPlace, name), hint}
}

// completeNew offers kinds, then the places that a name can begin with.
func (p *program) completeNew(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		var kinds []string
		for _, k := range newKinds {
			kinds = append(kinds, cobra.CompletionWithDesc(string(k.kind), p.say(k.about)))
		}
		return kinds, cobra.ShellCompDirectiveNoFileComp
	case 1:
		if args[0] == string(starter.Module) {
			break
		}
		ids, _ := p.completePlaces(cmd, args, "")
		var names []string
		for _, id := range ids {
			place, about, _ := strings.Cut(id, "\t")
			names = append(names, cobra.CompletionWithDesc(place+"/", about))
		}
		return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completePlaces offers modules, or sections and topics for an article.
func (p *program) completePlaces(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	dir, _ := cmd.Flags().GetString("source")
	builder, result, err := p.siteNow(context.Background(), dir)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer builder.Close()
	var offers []string
	offer := func(id string, page *site.Page) {
		offers = append(offers, cobra.CompletionWithDesc(id, page.Title))
	}
	if len(args) > 0 && args[0] == string(starter.Article) {
		for _, s := range result.Site.Sections {
			offer(s.ID, s.Page)
			for _, t := range s.Topics {
				offer(s.ID+"/"+t.ID, t.Page)
			}
		}
	} else {
		for _, m := range result.Site.Modules {
			offer(m.ID, m.Page)
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
