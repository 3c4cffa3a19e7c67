package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ders/generator/lang"
	"ders/generator/site"
)

// A Source is a record and the name of the file it was read from.
type Source struct {
	File   string
	Record *Record
}

// A Row is what a manager is told of one person and one learning path.
type Row struct {
	File    string
	Name    string
	StaffID string
	Unit    string
	Site    string // id
	PathID  string
	Path    string // title; empty where nobody knows it
	Done    bool   // else it is in progress
	Percent int    // -1: none
	Date    string // 2006-01-02; of the certificate, or when the path was done
	Until   string // 2006-01-02; empty where it never expires
	Modules int    // that are done
	Of      int    // modules of the path; 0: unknown without the site
	Version string // of the content
	Code    string // check code of the certificate
	Check   Check  // of the file
	Remarks []Remark
}

// A Remark is something to know about a row.
type Remark struct {
	Kind RemarkKind
	Text string // a file, or places in one
}

type RemarkKind int

const (
	AlsoIn       RemarkKind = iota // another file of the same person and path, which is older or less
	AlsoEdited                     // the same, and that file was edited
	Damaged                        // a part of the file could not be read
	WrongCode                      // the certificate does not say what its check code was made of
	Nameless                       // nobody is named
	Unclaimed                      // done, but the certificate was never opened
	Grown                          // certified, but there are modules now that are not done
	UnknownPath                    // the site has no such path (any more)
	OtherSite                      // the record is of another site than the one at hand
	FutureDated                    // the file says that it was made later than now
	NoExportDate                   // the file does not say when it was made
	Expired                        // the certificate is no longer valid

	RemarkKinds // how many there are
)

// Rows is a row for each person and each path that they have begun, sorted by
// name. s is the site that the records are of, or nil: then a row rests on the
// record alone, which holds certificates and the exams of paths. Of several
// files of one person the best result stands, the newest of equals, and the row
// names the others.
func Rows(sources []Source, s *site.Site, language *lang.Language, now time.Time) []Row {
	type found struct {
		row      Row
		exported time.Time
	}
	people := map[string][]found{}
	for _, source := range sources {
		for _, row := range rowsOf(source, s, now) {
			key := strings.Join([]string{person(row, source.Record.Digest, language), row.Site, row.PathID}, "\n")
			people[key] = append(people[key], found{row, source.Record.Exported})
		}
	}
	var rows []Row
	for _, all := range people {
		slices.SortFunc(all, func(a, b found) int {
			return cmp.Or(
				rank(b.row.Done)-rank(a.row.Done),
				rank(a.row.Check == Edited)-rank(b.row.Check == Edited),
				strings.Compare(b.row.Date, a.row.Date),
				b.exported.Compare(a.exported),
				strings.Compare(a.row.File, b.row.File))
		})
		first := all[0].row
		for _, other := range all[1:] {
			kind := AlsoIn
			if other.row.Check == Edited {
				kind = AlsoEdited
			}
			first.Remarks = append(first.Remarks, Remark{kind, other.row.File})
		}
		rows = append(rows, first)
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(
			rank(a.Name == "")-rank(b.Name == ""), // who is not named comes last
			language.Compare(a.Name, b.Name),
			strings.Compare(a.StaffID, b.StaffID),
			language.Compare(a.Unit, b.Unit),
			strings.Compare(a.Site, b.Site),
			language.Compare(cmp.Or(a.Path, a.PathID), cmp.Or(b.Path, b.PathID)),
			strings.Compare(a.PathID, b.PathID),
			strings.Compare(a.File, b.File))
	})
	return rows
}

func rank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// person is what tells people apart: a staff id, else name and unit, else what
// the file holds.
func person(row Row, digest string, language *lang.Language) string {
	plain := func(s string) string { return strings.Join(strings.Fields(language.Lower(s)), " ") }
	switch {
	case plain(row.StaffID) != "":
		return "id " + plain(row.StaffID)
	case plain(row.Name) != "":
		return "name " + plain(row.Name) + "\n" + plain(row.Unit)
	}
	return "file " + digest
}

func rowsOf(source Source, s *site.Site, now time.Time) []Row {
	r := source.Record
	var paths []*site.Path
	other := false
	if s != nil {
		if other = s.Config.ID != r.Site; !other {
			paths = s.Paths
		}
	}
	var rows []Row
	add := func(row Row, more ...Remark) {
		if other {
			row.Remarks = append(row.Remarks, Remark{Kind: OtherSite})
		}
		row.Remarks = append(row.Remarks, more...)
		rows = append(rows, finished(row, source, now))
	}
	known := map[string]bool{}
	for _, p := range paths {
		known[p.ID.Text] = true
		if row, begun := onPath(r, p); begun {
			add(row)
		}
	}
	for id, c := range r.Certificates {
		if known[id] {
			continue
		}
		known[id] = true
		if paths != nil {
			add(certified(r, id, c), Remark{Kind: UnknownPath})
		} else {
			add(certified(r, id, c))
		}
	}
	for id, quiz := range r.Quizzes {
		if path, ok := strings.CutPrefix(id, "paths/"); ok && !known[path] && paths == nil && begun(quiz) {
			row := Row{PathID: path, Percent: -1}
			if quiz.Best != nil {
				row.Percent, row.Date = percent(quiz.Best.Share), localDay(quiz.Best.Date)
			}
			add(row)
		}
	}
	return rows
}

// finished fills in what every row of a file says.
func finished(row Row, source Source, now time.Time) Row {
	r := source.Record
	row.File, row.Site, row.Check = source.File, r.Site, r.Check
	if row.Name == "" {
		row.Name, row.StaffID, row.Unit = r.Name, r.StaffID, r.Unit
	}
	if strings.TrimSpace(row.Name) == "" {
		row.Remarks = append(row.Remarks, Remark{Kind: Nameless})
	}
	if row.Until != "" && row.Until < now.Format(time.DateOnly) {
		row.Remarks = append(row.Remarks, Remark{Kind: Expired})
	}
	switch {
	case r.Exported.IsZero():
		row.Remarks = append(row.Remarks, Remark{Kind: NoExportDate})
	case r.Exported.After(now.Add(24 * time.Hour)): // a clock may be wrong, but not by days
		row.Remarks = append(row.Remarks, Remark{Kind: FutureDated})
	}
	if damage := slices.DeleteFunc(slices.Clone(r.Damage), func(place string) bool { return place == "exported" }); len(damage) > 0 {
		const most = 3
		more := ""
		if len(damage) > most {
			damage, more = damage[:most], " …"
		}
		row.Remarks = append(row.Remarks, Remark{Damaged, strings.Join(damage, ", ") + more})
	}
	return row
}
