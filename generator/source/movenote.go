package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// MoveNote is the file that stands in the site folder while a rearrangement is
// made, and says what becomes of each file. Where it is found later, one was
// interrupted.
const MoveNote = "ders-move.json"

// besideNote is a note that is being written: nothing was changed yet.
const besideNote = ".ders-move"

// Unreadable is the reason of a Hindrance at a note that is torn, of another
// version, or none of ours.
const Unreadable Refusal = "cannot be read"

var (
	ruleHalfMoved = Define("source/half-moved", Error,
		Text{"bir taşıma yarım kaldı: “%s” → “%s”", "yalnız ders mv yazın, ad vermeden: taşımayı tamamlar ya da geri alır"},
		Text{"a move was interrupted: “%s” → “%s”", "run ders mv without names: it finishes the move or takes it back"})
	ruleMoveNote = Define("source/move-note", Error,
		Text{"yarım kalan bir taşımanın notu okunamıyor", "sayfalar ve bağlantılar yerinde mi, kendiniz bakın; sonra bu dosyayı silin"},
		Text{"the note of an interrupted move cannot be read", "look yourself whether pages and links are where they should be, then delete this file"})
)

// A note is what a MoveNote holds. Its paths are spelled as on disk.
type note struct {
	About   string   `json:"about"` // for who opens it
	Version int      `json:"version"`
	From    string   `json:"from"` // what was asked for
	To      string   `json:"to"`
	Folders []string `json:"folders,omitempty"` // that were not there, the outer ones first
	Files   []step   `json:"files"`
}

const (
	noteVersion = 1
	aboutNote   = "Bir taşıma yarım kaldı; yalnız şunu yazın: ders mv · A move was interrupted; run: ders mv"
)

// A step is what becomes of one file: another name, other lines, or both. By
// the digests is known whether it was made, and whether the file is another.
type step struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Before string `json:"before"`
	After  string `json:"after"`
	At     int    `json:"at,omitempty"` // the byte where the lines begin
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`

	isBack bool // To is where the file stood at first
}

func (s *Snapshot) newNote(r Rearrangement, changes []change) *note {
	n := &note{About: aboutNote, Version: noteVersion, From: r.From, To: r.To}
	for _, c := range changes {
		st := step{From: filepath.ToSlash(s.onDisk(c.old)), To: filepath.ToSlash(s.onDisk(c.next)), Before: Sum(c.raw).String(), After: Sum(c.text).String()}
		if c.edited {
			st.At, st.Old, st.New = unlike(c.raw, c.text)
		}
		n.Files = append(n.Files, st)
		n.Folders = s.missing(n.Folders, path.Dir(st.To))
	}
	return n
}

// unlike is where two texts begin to differ, and the lines from there to where
// they are the same again.
func unlike(a, b []byte) (at int, inA, inB string) {
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	at = bytes.LastIndexByte(a[:at], '\n') + 1
	a, b = a[at:], b[at:]
	for len(a) > 0 && len(b) > 0 {
		lineA, lineB := lastLine(a), lastLine(b)
		if !bytes.Equal(lineA, lineB) {
			break
		}
		a, b = a[:len(a)-len(lineA)], b[:len(b)-len(lineB)]
	}
	return at, string(a), string(b)
}

// lastLine is the end of a text, with its newline.
func lastLine(text []byte) []byte {
	return text[bytes.LastIndexByte(text[:len(text)-1], '\n')+1:]
}

// missing adds a folder, and those above it, if they are not there.
func (s *Snapshot) missing(folders []string, dir string) []string {
	if _, err := s.root.Lstat(filepath.FromSlash(dir)); err == nil || slices.Contains(folders, dir) {
		return folders
	}
	return append(s.missing(folders, path.Dir(dir)), dir)
}

// back is the note of the way back.
func (n *note) back() *note {
	back := *n
	back.Files = nil
	for _, st := range slices.Backward(n.Files) {
		back.Files = append(back.Files, step{From: st.To, To: st.From, Before: st.After, After: st.Before, At: st.At, Old: st.New, New: st.Old, isBack: !st.isBack})
	}
	return &back
}

// edit makes the step's edit; false where the text is not that before it.
func (st *step) edit(text []byte) ([]byte, bool) {
	end := st.At + len(st.Old)
	if Sum(text).String() != st.Before || st.At < 0 || end > len(text) {
		return nil, false
	}
	next := slices.Concat(text[:st.At], []byte(st.New), text[end:])
	return next, Sum(next).String() == st.After
}

// write puts a note into the folder. It is on disk before anything else changes.
func (s *Snapshot) write(n *note) error {
	var text bytes.Buffer
	out := json.NewEncoder(&text)
	out.SetEscapeHTML(false)
	out.SetIndent("", "\t")
	if err := out.Encode(n); err != nil {
		panic(err) // texts and numbers only
	}
	_ = s.root.Remove(besideNote) // of one who was killed
	err := s.create(besideNote, text.Bytes(), 0o644)
	if err == nil {
		err = s.rename(besideNote, MoveNote)
	}
	if err != nil {
		_ = s.root.Remove(besideNote)
	}
	s.settle(".")
	return err
}

// erase takes a note away, once all that it says is on disk.
func (s *Snapshot) erase(n *note) error {
	for _, dir := range n.dirs() {
		s.settle(dir)
	}
	err := s.remove(MoveNote)
	s.settle(".")
	return err
}

// dirs are the folders in which a note's files are.
func (n *note) dirs() []string {
	var dirs []string
	for _, st := range n.Files {
		dirs = append(dirs, path.Dir(st.From), path.Dir(st.To))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// readNote is the note that stands in the folder, nil where there is none.
func (s *Snapshot) readNote() (*note, error) {
	text, err := s.root.ReadFile(MoveNote)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	n := parseNote(text)
	strays := func(st step) bool { return s.strays(st.From) || s.strays(st.To) }
	if n == nil || slices.ContainsFunc(n.Files, strays) || slices.ContainsFunc(n.Folders, s.strays) {
		return nil, &Hindrance{MoveNote, Unreadable}
	}
	return n, nil
}

func parseNote(text []byte) *note {
	var n note
	if json.Unmarshal(text, &n) != nil || n.Version != noteVersion {
		return nil
	}
	return &n
}

// strays reports whether a path of a note, which may come from anywhere with
// the site, leads to what is no content of it: above all to Git's own folder,
// also by links, for Git would run what is put there.
func (s *Snapshot) strays(name string) bool {
	local, err := filepath.Localize(name)
	root, _, _ := strings.Cut(name, "/")
	if err != nil || !slices.Contains(s.roots, root) || root == MoveNote {
		return true
	}
	isGits := func(path string) bool {
		return slices.ContainsFunc(strings.Split(filepath.ToSlash(path), "/"), func(part string) bool { return strings.EqualFold(part, ".git") })
	}
	home, err := filepath.EvalSymlinks(s.dir)
	for dir := filepath.Dir(local); err == nil; dir = filepath.Dir(dir) {
		real, missing := filepath.EvalSymlinks(filepath.Join(s.dir, dir))
		if missing != nil && dir != "." {
			continue
		}
		inside, err := filepath.Rel(home, real)
		return err != nil || isGits(name) || isGits(inside)
	}
	return true
}

// HalfMoved is what there is to say of a site in which a MoveNote stands.
func HalfMoved(text *File) Diagnostic {
	if n := parseNote([]byte(text.Text)); n != nil {
		return ReportPath(text.Path, ruleHalfMoved, n.From, n.To)
	}
	return ReportPath(text.Path, ruleMoveNote)
}
