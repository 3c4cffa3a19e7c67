package generator

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"strconv"

	"ders/generator/source"
)

// Input reads the files and is the digest of all that decides what is built of
// them and said about them: the program, the options, each path and its text.
// The next Build is of the files so read. The zero digest says that it is not
// known: by Options.Program, or where something cannot be read.
func (b *Builder) Input() source.Digest {
	b.refresh()
	b.read = true
	if b.opts.Program == "" || len(b.files.Diagnostics()) > 0 {
		return source.Digest{}
	}
	parts := []string{b.opts.Program, b.opts.BaseURL}
	for _, option := range []bool{b.opts.Drafts, b.opts.Online, b.opts.Portable, b.opts.Thorough} {
		parts = append(parts, strconv.FormatBool(option))
	}
	add := func(f *source.File) { parts = append(parts, f.Path, f.Digest().String()) }
	for _, root := range Roots() {
		if f := b.files.File(root); f != nil {
			add(f)
		}
		for _, f := range b.files.Files(root) {
			add(f)
		}
	}
	return source.Sum(parts...)
}

// A note is what is kept of a Result to give it again: what was said by its
// places in the files, for they will be the same.
type note struct {
	Language, Editor, BaseURL string
	Pages, Quizzes, Scenarios int
	Said                      []said
}

type said struct {
	Rule    string
	At      place
	Args    []any // strings and numbers
	Related []related
	Fix     *fix
}

type place struct {
	Path       string
	InText     bool
	Start, End int
}

type related struct {
	At            place
	Text, English source.Text
}

type fix struct {
	At   place
	Text string
}

// Note is what Recall needs to give the last Result again. It is nil for one that
// Recall could not give as it was.
func (b *Builder) Note(r *Result) []byte {
	sound := true
	in := func(span source.Span) place {
		sound = sound && b.files.File(span.File.Path) == span.File
		return place{span.File.Path, true, span.Start, span.End}
	}
	kept := note{r.Language, r.Editor, r.BaseURL, r.Pages, r.Quizzes, r.Scenarios, nil}
	for _, d := range r.Diagnostics {
		one := said{Rule: d.Rule.ID, At: place{Path: d.Path}, Args: d.Args}
		if d.Span.File != nil {
			one.At = in(d.Span)
		}
		for _, other := range d.Related {
			one.Related = append(one.Related, related{in(other.Span), other.Text, other.English})
		}
		if d.Fix != nil {
			one.Fix = &fix{in(d.Fix.Span), d.Fix.Text}
		}
		kept.Said = append(kept.Said, one)
	}
	var text bytes.Buffer
	small, err := flate.NewWriter(&text, flate.BestSpeed)
	if err != nil {
		panic(err) // of the level only
	}
	if gob.NewEncoder(small).Encode(kept) != nil || small.Close() != nil || !sound {
		return nil
	}
	return text.Bytes()
}

// Recall gives a Result of an earlier builder again, but for Site, Tree and
// Styles, by its Note and files of the same Input. It is nil where there is none.
func (b *Builder) Recall(text []byte) *Result {
	var kept note
	small := flate.NewReader(bytes.NewReader(text))
	if gob.NewDecoder(small).Decode(&kept) != nil {
		return nil
	}
	r := &Result{
		Language: kept.Language, Editor: kept.Editor, BaseURL: kept.BaseURL,
		Pages: kept.Pages, Quizzes: kept.Quizzes, Scenarios: kept.Scenarios,
		Diagnostics: make(source.List, 0, len(kept.Said)),
	}
	sound := true
	in := func(at place) source.Span {
		file := b.files.File(at.Path)
		sound = sound && file != nil
		return source.Span{File: file, Start: at.Start, End: at.End}
	}
	rules := map[string]*source.Rule{}
	for _, rule := range source.Rules() {
		rules[rule.ID] = rule
	}
	for _, one := range kept.Said {
		d := source.Diagnostic{Rule: rules[one.Rule], Path: one.At.Path, Args: one.Args}
		if one.At.InText {
			d.Span, d.Path = in(one.At), ""
		}
		for _, other := range one.Related {
			d.Related = append(d.Related, source.Related{Span: in(other.At), Text: other.Text, English: other.English})
		}
		if one.Fix != nil {
			d.Fix = &source.Edit{Span: in(one.Fix.At), Text: one.Fix.Text}
		}
		sound = sound && d.Rule != nil
		r.Diagnostics.Add(d)
	}
	if !sound {
		return nil
	}
	return r
}
