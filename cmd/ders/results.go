package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ders/generator"
	"ders/generator/config"
	"ders/generator/lang"
	"ders/generator/record"
	"ders/generator/site"
	"ders/generator/source"
)

type resultsOptions struct {
	source    string
	named     bool // by --source; else the current folder need not be a site
	output    string
	separator choice
}

// resultsCommand is "ders report": learners' exported records to one table.
func (p *program) resultsCommand() *cobra.Command {
	opts := resultsOptions{separator: choice{"", []string{";", ",", "tab"}}}
	cmd := p.siteCommand("report "+p.say(argFiles), aboutReport, moreReport, &opts.source)
	cmd.Args, cmd.ValidArgsFunction = cobra.ArbitraryArgs, cobra.FixedCompletions([]string{"json"}, cobra.ShellCompDirectiveFilterFileExt)
	cmd.SuggestFor = []string{"results", "export", "csv"}
	cmd.Flags().StringVar(&opts.output, "output", "", p.say(flagTable))
	p.choiceFlag(cmd, cmd.Flags(), "separator", &opts.separator, p.say(flagSeparator))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return &failure{p.say(noRecords), p.say(nameRecords, cmd.CommandPath())}
		}
		opts.named = cmd.Flags().Changed("source")
		return p.report(cmd.Context(), opts, args, cmd.InOrStdin())
	}
	return cmd
}

// report writes the table of what the files hold. A file that cannot be read is
// told, and all others are in the table.
func (p *program) report(ctx context.Context, opts resultsOptions, names []string, stdin io.Reader) error {
	s, err := p.pathsOf(ctx, opts)
	if err != nil {
		return err
	}
	files, sound := p.recordFiles(names)
	if opts.output != "" && isOneOf(opts.output, files) {
		return &failure{p.say(tableIsRecord, source.Printable(opts.output)), p.say(otherTable)}
	}
	var sources []record.Source
	for _, name := range files {
		data, err := readRecord(name, stdin)
		if name == "-" {
			name = p.say(standardInput)
		}
		var r *record.Record
		if err == nil {
			r, err = record.Read(data)
		}
		if err != nil {
			p.complain(name, p.unread(err))
			sound = false
			continue
		}
		sources = append(sources, record.Source{File: filepath.ToSlash(source.Printable(name)), Record: r})
	}

	language, now := lang.For(p.language), time.Now()
	rows := record.Rows(sources, s, language, now)
	for _, one := range sources {
		if len(record.Rows([]record.Source{one}, s, language, now)) == 0 {
			p.complain(one.File, problem{p.say(nothingBegun), ""})
		}
	}
	if err := p.writeTable(opts, p.table(rows)); err != nil {
		return err
	}
	p.stderr.println(p.say(tableWritten, p.count(len(sources), readFiles), p.count(len(rows), tableRows)))
	if !sound {
		return status(faulty)
	}
	return nil
}

func (p *program) writeTable(opts resultsOptions, table [][]string) error {
	separator := map[string]rune{";": ';', ",": ',', "tab": '\t'}[opts.separator.value]
	if separator == 0 { // as spreadsheets of the language expect it
		separator = map[string]rune{"tr": ';', "en": ','}[p.language]
	}
	var out bytes.Buffer
	if err := record.WriteCSV(&out, separator, table); err != nil {
		return err
	}
	if opts.output != "" {
		return os.WriteFile(opts.output, out.Bytes(), 0o644)
	}
	_, err := p.stdout.Write(out.Bytes())
	return err
}

// pathsOf is the site in the folder, nil where there is none: then the records
// must do.
func (p *program) pathsOf(ctx context.Context, opts resultsOptions) (*site.Site, error) {
	if _, err := os.Stat(filepath.Join(opts.source, config.Name)); err != nil && !opts.named {
		return nil, nil
	}
	builder, err := p.open(generator.Options{Source: opts.source})
	if err != nil {
		return nil, err
	}
	defer builder.Close()
	result, err := builder.Build(ctx)
	if err != nil {
		return nil, err
	}
	p.speak(result.Language)
	if result.Site == nil || result.Diagnostics.HasErrors() {
		p.complain(opts.source, problem{p.say(unsoundSite), p.say(runCheck)})
		return nil, nil
	}
	return result.Site, nil
}

// recordFiles is the files that names mean, each once; a pattern that the shell
// did not resolve, as on Windows, is resolved here.
func (p *program) recordFiles(names []string) (files []string, sound bool) {
	seen := map[string]bool{}
	add := func(name string) {
		key := name
		if abs, err := filepath.Abs(name); err == nil && name != "-" {
			key = abs
		}
		if !seen[key] {
			seen[key] = true
			files = append(files, name)
		}
	}
	sound = true
	for _, name := range names {
		_, err := os.Lstat(name)
		if err == nil || name == "-" || !strings.ContainsAny(name, "*?[") {
			add(name)
			continue
		}
		matches, _ := filepath.Glob(name)
		if len(matches) == 0 {
			p.complain(name, problem{p.say(noMatch), ""})
			sound = false
		}
		for _, match := range matches {
			add(match)
		}
	}
	return files, sound
}

func isOneOf(name string, files []string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	for _, file := range files {
		if other, err := os.Stat(file); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}

var errFolder = errors.New("is a folder")

// readRecord reads no more than a record may hold; "-" is the standard input.
func readRecord(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, errFolder
		}
		in = file
	}
	return io.ReadAll(io.LimitReader(in, record.Largest+16)) // a few more, so that what is too large shows
}

// A problem is what is wrong with a file, and what to do; the hint may be empty.
type problem struct{ message, hint string }

func (p *program) complain(name string, what problem) {
	text := p.stderr.paint(bold, source.Printable(name)) + ": " + what.message + "\n"
	if what.hint != "" {
		text += p.hint(what.hint)
	}
	p.stderr.print(text)
}

// unread puts into words why a file could not be read.
func (p *program) unread(err error) problem {
	for _, known := range unreadable {
		if errors.Is(err, known.err) {
			return problem{p.say(known.message), p.say(known.hint)}
		}
	}
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return problem{p.say(unreadFile, source.Printable(err.Error())), ""}
}

// table is rows with a head, in the program's language.
func (p *program) table(rows []record.Row) [][]string {
	var head []string
	for _, words := range columns {
		head = append(head, p.say(words))
	}
	table := [][]string{head}
	for _, row := range rows {
		state, modules, of, percent := inProgress, "", "", ""
		if row.Done {
			state = completed
		}
		if row.Of > 0 {
			modules, of = strconv.Itoa(row.Modules), strconv.Itoa(row.Of)
		}
		if row.Percent >= 0 {
			percent = strconv.Itoa(row.Percent)
		}
		var remarks []string
		for _, r := range row.Remarks {
			words := p.say(remarkWords[r.Kind])
			if r.Text != "" {
				words += ": " + r.Text
			}
			remarks = append(remarks, words)
		}
		table = append(table, []string{
			row.File, row.Name, row.StaffID, row.Unit, row.Site, row.PathID, row.Path, p.say(state), percent,
			row.Date, row.Until, modules, of, row.Version, row.Code, p.say(checkWords[row.Check]), strings.Join(remarks, "; "),
		})
	}
	return table
}
