package record

import (
	"encoding/json"
	"regexp"
	"strconv"
	"time"
	"unicode/utf8"
)

// The single values of record/value.ts.

const longest = 200 // characters

func text(value any) (string, bool) {
	s, ok := value.(string)
	return s, ok && utf8.RuneCountInString(s) <= longest
}

// whole is a number from 0 to a million.
func whole(value any) (int, bool) {
	n, ok := value.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(n), 64)
	if err != nil || f < 0 || f > 1e6 || f != float64(int(f)) {
		return 0, false
	}
	return int(f), true
}

var points = regexp.MustCompile(`^\d{1,40}/[1-9]\d{0,39}$`)

var instant = regexp.MustCompile(`^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$`)

func day(value any) (time.Time, bool) {
	s, _ := value.(string)
	if !instant.MatchString(s) {
		return time.Time{}, false
	}
	when, err := time.Parse(time.RFC3339Nano, s)
	return when, err == nil
}
