package generator

import (
	"context"
	"slices"

	"ders/generator/move"
	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/starter"
)

// Suppose is the result of a build as if the folder held other files: texts by
// path, nil for a file that is not there. Nothing is written, and the next
// Build reads the folder as it is.
func (b *Builder) Suppose(ctx context.Context, files map[string][]byte) (*Result, error) {
	b.refresh()
	b.files.Suppose(files)
	b.supposed, b.last = true, nil
	defer func() {
		b.files.Rescan()
		b.supposed, b.rescan, b.last = false, true, nil
	}()
	return b.Build(ctx)
}

// A Move is a planned move: what it does, and what the site will say to it.
type Move struct {
	*move.Plan
	Redirects []move.Redirect
	Forgotten int         // pages that learners' records lose sight of
	Objection source.List // what the site would have to mend; then it must not be made
}

// PlanMove plans the move of a file or folder of a site that the last Build
// found without errors, and tries it. A *move.Refusal or a *source.Hindrance
// says why it cannot be made. The builder must build drafts.
func (b *Builder) PlanMove(ctx context.Context, before *Result, from, to string) (*Move, error) {
	plan, err := move.New(before.Site, b.files, from, to)
	if err != nil {
		return nil, err
	}
	m := &Move{Plan: plan}
	after, err := b.try(ctx, plan) // to know the addresses
	if err != nil {
		return nil, err
	}
	m.Redirects, m.Forgotten = plan.Redirect(after.Site), plan.Forgotten(after.Site)
	if after, err = b.try(ctx, plan); err != nil {
		return nil, err
	}
	if m.Objection = fresh(before.Diagnostics, after.Diagnostics, plan.After); len(m.Objection) > 0 {
		return m, nil
	}
	if slices.ContainsFunc(after.Site.Pages, (*site.Page).IsDraft) { // what waits in a draft module is not published
		b.opts.Drafts = false
		defer func() { b.opts.Drafts, b.last = true, nil }() // what was built meanwhile is another site
		was, err := b.Build(ctx)
		if err != nil {
			return nil, err
		}
		will, err := b.try(ctx, plan)
		if err != nil {
			return nil, err
		}
		m.Objection = fresh(was.Diagnostics, will.Diagnostics, plan.After)
	}
	if name, sound := plan.Verify(after.Site); !sound {
		return nil, &move.Refusal{Path: name, Reason: move.Unclear}
	}
	return m, nil
}

// try builds the site as a move would leave it.
func (b *Builder) try(ctx context.Context, plan *move.Plan) (*Result, error) {
	texts, err := b.files.Texts(plan.Rearrangement)
	if err != nil {
		return nil, err
	}
	return b.Suppose(ctx, texts)
}

// Carry makes a move that nothing objects to: all of it, or nothing.
func (b *Builder) Carry(m *Move) error {
	b.rescan = true
	return b.files.Rearrange(m.Rearrangement)
}

// Resume ends a move that was interrupted; it is nil where there was none.
func (b *Builder) Resume() (*source.Resumed, error) {
	b.rescan = true
	return b.files.Resume()
}

// A NewFile is a planned new file.
type NewFile struct {
	*starter.File
	URL       string
	Objection source.List // why it must not be made
}

// PlanFile plans a new file of a site, and tries it: one that takes another's
// address is objected to. A *starter.Refusal says why there is none. The
// builder must build drafts, as new files are.
func (b *Builder) PlanFile(ctx context.Context, before *Result, r starter.Request) (*NewFile, error) {
	file, err := starter.Plan(before.Site, b.paths(), r)
	if err != nil {
		return nil, err
	}
	after, err := b.Suppose(ctx, map[string][]byte{file.Path: []byte(file.Text)})
	if err != nil {
		return nil, err
	}
	planned := &NewFile{File: file}
	for _, d := range fresh(before.Diagnostics, after.Diagnostics, func(name string) string { return name }) {
		// Other advice is the author's to follow, and what a young site lacks
		// stands at no file.
		if d.Rule.Severity == source.Error && d.Span.File != nil || d.Rule.ID == "site/dead-alias" {
			planned.Objection.Add(d)
		}
	}
	for _, page := range after.Site.Pages {
		if page.Path() == file.Path {
			planned.URL = page.URL
		}
	}
	return planned, nil
}

// Create writes a planned file where none stands.
func (b *Builder) Create(file *NewFile) error {
	b.rescan = true
	return b.files.Create(file.Path, []byte(file.Text))
}

// fresh are the errors and warnings that a site has after a change and had not
// before: of one rule at one file there are more.
func fresh(before, after source.List, renamed func(string) string) source.List {
	type kind struct{ path, rule string }
	had := map[kind]int{}
	for _, d := range before {
		had[kind{renamed(d.Pos().Path), d.Rule.ID}]++
	}
	var found source.List
	for _, d := range after {
		k := kind{d.Pos().Path, d.Rule.ID}
		if had[k]--; had[k] < 0 && d.Rule.Severity != source.Info {
			found.Add(d)
		}
	}
	return found
}
