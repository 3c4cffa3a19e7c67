// Package record reads learners' records out of the files that they export in
// the browser, and says how far each of them is on the learning paths.
//
// The shape of a record is the scripts': themes/default/assets/record/document.ts
// and its parts. What is read here is what a manager asks for; all else of a
// record is passed over. Both sides read testdata/exported.json in their tests.
//
// A file comes from anybody. It is taken as far as it can be understood: what
// is of the wrong kind is left out and named (Record.Damage), and a file that is
// no record at all is an error. The check code of a file tells of slips and of
// edits in a text editor; it is no signature, and whoever wants to can make a
// new one.
package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"slices"
	"time"
	"unicode/utf8"
)

// Largest is the most bytes that a file may hold; browsers store no more.
const Largest = 5 << 20

// schema is the version of the shape that is read here: document.ts's.
const schema = 1

// Why a file is no record.
var (
	ErrTooLarge = errors.New("too large for a record")
	ErrNotJSON  = errors.New("not JSON, or cut off")
	ErrNoRecord = errors.New("not a learner's record")
	ErrNewer    = errors.New("written by a newer version")
)

// A Check is what the check code of a file says.
type Check int

const (
	Unsigned Check = iota // it has none: an older site wrote it
	Sound
	Edited // the content is not what was written
)

// A Record is what a learner has done, by ids.
type Record struct {
	Site         string
	Exported     time.Time
	Name         string // as the newest certificate names them, or the device; may be empty
	StaffID      string
	Unit         string
	Check        Check
	Digest       string               // equal for equal content
	Lessons      map[string]Lesson    // Document.lessons
	Quizzes      map[string]Quiz      // Document.quizzes
	Certificates map[string]Certified // Document.certificates
	Damage       []string             // places of what could not be read, "quizzes › iade › best"
}

// A Lesson is LessonRecord of record/lessons.ts.
type Lesson struct {
	Done time.Time // zero while it is not done
}

// A Quiz is QuizRecord of record/document.ts.
type Quiz struct {
	Attempts int // finished
	Open     bool
	Best     *Best
}

// A Best is the best attempt of a quiz.
type Best struct {
	Share  *big.Rat // of the points, 0 to 1
	Passed bool
	Date   time.Time
}

// A Certified is CertificateRecord of certificate/certificates.ts.
type Certified struct {
	Date    time.Time
	Title   string // of the path
	Percent int    // -1: nothing was scored
	Until   time.Time
	Version string
	Fields  map[string]string
	Code    string // its check code, as the browser showed it; may be empty
}

// Read reads a file that may hold anything. The error is one of those above.
func Read(data []byte) (*Record, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > Largest {
		return nil, ErrTooLarge
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil || !utf8.Valid(data) {
		return nil, ErrNotJSON
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, ErrNotJSON
	}
	file, _ := value.(map[string]any)
	site, named := text(file["site"])
	version, numbered := whole(file["schema"])
	switch {
	case !named || !numbered || version == 0:
		return nil, ErrNoRecord
	case version > schema:
		return nil, ErrNewer
	}

	r := reader{}
	record := &Record{Site: site, Check: Unsigned}
	record.Exported = r.date("exported", file["exported"])
	if check, there := file["check"]; there {
		delete(file, "check")
		record.Check = Edited
		if check == contentCode(file) {
			record.Check = Sound
		}
	}
	record.Digest = contentCode(file)
	who := r.fields("who", file["who"])
	record.Name, record.StaffID, record.Unit = who["name"], who["staff_id"], who["unit"]
	if record.Name == "" {
		record.Name, _ = text(file["learner"])
	}
	record.Lessons = entries(&r, "lessons", file["lessons"], r.lesson)
	record.Quizzes = entries(&r, "quizzes", file["quizzes"], r.quiz)
	record.Certificates = entries(&r, "certificates", file["certificates"], r.certificate)
	if record.Name == "" {
		record.nameByCertificate()
	}
	for id, code := range r.fields("codes", file["codes"]) {
		if c, ok := record.Certificates[id]; ok {
			c.Code = code
			record.Certificates[id] = c
		}
	}
	slices.Sort(r.damage)
	record.Damage = r.damage
	return record, nil
}

// nameByCertificate takes the names of the newest certificate that has any.
func (r *Record) nameByCertificate() {
	var newest time.Time
	for _, c := range r.Certificates {
		if c.Fields["name"] != "" && c.Date.After(newest) {
			newest = c.Date
			r.Name, r.StaffID, r.Unit = c.Fields["name"], c.Fields["staff_id"], c.Fields["unit"]
		}
	}
}

// A reader notes what it has to leave out.
type reader struct{ damage []string }

func (r *reader) lost(place string) { r.damage = append(r.damage, place) }

func below(place, key string) string {
	if runes := []rune(key); len(runes) > 60 {
		key = string(runes[:60])
	}
	return place + " › " + key
}

// entries reads a part of the record; one that is not there is empty.
func entries[T any](r *reader, place string, value any, read func(string, map[string]any) (T, bool)) map[string]T {
	all := map[string]T{}
	object, ok := value.(map[string]any)
	if !ok && value != nil {
		r.lost(place)
	}
	for id, item := range object {
		entry, isObject := item.(map[string]any)
		if _, short := text(id); !short || !isObject {
			r.lost(below(place, id))
			continue
		}
		if read, ok := read(below(place, id), entry); ok {
			all[id] = read
		} else {
			r.lost(below(place, id))
		}
	}
	return all
}

func (r *reader) lesson(place string, from map[string]any) (Lesson, bool) {
	if from["done"] == "" {
		return Lesson{}, true
	}
	return Lesson{r.date(below(place, "done"), from["done"])}, true
}

func (r *reader) quiz(place string, from map[string]any) (Quiz, bool) {
	attempts, ok := whole(from["attempts"])
	if !ok {
		r.lost(below(place, "attempts"))
	}
	attempt, _ := from["attempt"].(map[string]any)
	responses, _ := attempt["responses"].(map[string]any)
	quiz := Quiz{Attempts: attempts, Open: len(responses) > 0}
	if value, there := from["best"]; there {
		if quiz.Best = best(value); quiz.Best == nil {
			r.lost(below(place, "best"))
		}
	}
	return quiz, true
}

// best is readBest of record/document.ts; nil for what is none.
func best(value any) *Best {
	from, _ := value.(map[string]any)
	got, _ := from["points"].(string)
	most, ok := whole(from["max"])
	when, dated := day(from["date"])
	if !points.MatchString(got) || !ok || most == 0 || !dated {
		return nil
	}
	share, _ := new(big.Rat).SetString(got)
	share.Quo(share, new(big.Rat).SetInt64(int64(most)))
	if share.Cmp(big.NewRat(1, 1)) > 0 {
		return nil
	}
	return &Best{Share: share, Passed: from["passed"] == true, Date: when}
}

func (r *reader) certificate(place string, from map[string]any) (Certified, bool) {
	when, dated := day(from["date"])
	title, titled := text(from["title"])
	if !dated || !titled {
		return Certified{}, false
	}
	c := Certified{Date: when, Title: title, Percent: -1, Fields: r.fields(below(place, "fields"), from["fields"])}
	c.Version, _ = text(from["version"])
	if value, there := from["percent"]; there {
		percent, ok := whole(value)
		if ok = ok && percent <= 100; ok {
			c.Percent = percent
		} else {
			r.lost(below(place, "percent"))
		}
	}
	if value, there := from["until"]; there {
		c.Until = r.date(below(place, "until"), value)
	}
	return c, true
}

// fields reads texts by name.
func (r *reader) fields(place string, value any) map[string]string {
	all := map[string]string{}
	object, ok := value.(map[string]any)
	if !ok && value != nil {
		r.lost(place)
	}
	for name, value := range object {
		if words, ok := text(value); ok {
			all[name] = words
		} else {
			r.lost(below(place, name))
		}
	}
	return all
}

func (r *reader) date(place string, value any) time.Time {
	when, ok := day(value)
	if !ok {
		r.lost(place)
	}
	return when
}
