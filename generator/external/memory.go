package external

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

// How long an answer is believed: a page seldom vanishes, and what was broken
// may be mended tomorrow.
const (
	goodFor   = 7 * 24 * time.Hour
	brokenFor = 24 * time.Hour
)

// isGood reports whether nothing about an address needs another look soon.
func (v verdict) isGood() bool { return v.Kind == works || v.Kind == moved }

// fresh reports whether the verdict is still believed.
func (v verdict) fresh(now time.Time) bool {
	age := now.Sub(v.At)
	if v.isGood() {
		return age >= 0 && age < goodFor
	}
	return age >= 0 && age < brokenFor
}

// recall reads the verdicts that are still believed. A file that is not there
// or not ours remembers nothing.
func recall(path string, now time.Time) map[string]verdict {
	known := map[string]verdict{}
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &known) != nil {
		return map[string]verdict{}
	}
	for address, v := range known {
		if _, told := rules[v.Kind]; !v.fresh(now) || !told && v.Kind != works {
			delete(known, address)
		}
	}
	return known
}

// remember writes what was found over what was known. The file is replaced in
// one piece, so that a second command reads all of it or the one before; where
// that fails we ask again next time.
func remember(path string, known, found map[string]verdict) {
	if path == "" {
		return
	}
	for address, v := range found {
		if v.Kind != private { // costs nothing to find out again
			known[address] = v
		}
	}
	text, err := json.MarshalIndent(known, "", " ")
	if err != nil || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".links-*")
	if err != nil {
		return
	}
	_, err = file.Write(text)
	if closing := file.Close(); err != nil || closing != nil || os.Rename(file.Name(), path) != nil {
		os.Remove(file.Name())
	}
}
