package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"html"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"ders/generator/output"
	"ders/generator/site"
	"ders/generator/source"
)

// A stock is what a tree holds, for the lists of what to keep of it. It is safe
// for concurrent use; each file is looked at once.
type stock struct {
	tree  *output.Tree
	paths func() []string // of the whole tree, in order
	files sync.Map        // path → stocked

	mu     sync.Mutex
	shared map[string]string // addresses from the root, as pages write them → files, or nothing
	last   []string
}

// stocked is what a list must know of a file.
type stocked struct {
	digest    source.Digest
	redirects bool     // a page that only leads on
	parts     []string // of a page: the files that it loads or offers
}

func newStock(tree *output.Tree) *stock {
	return &stock{tree: tree, paths: sync.OnceValue(tree.Paths), shared: map[string]string{}}
}

// loaded are the addresses of what a page loads and what it links to. It looks
// at every page of the site, so it is no regular expression.
func loaded(page []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for {
			at := bytes.Index(page, []byte(`="`))
			if at < 0 {
				return
			}
			before := page[:at]
			page = page[at+len(`="`):]
			end := bytes.IndexByte(page, '"')
			if end > 0 && isLoading(before) {
				if !yield(page[:end]) {
					return
				}
				page = page[end:]
			}
		}
	}
}

// isLoading reports whether a text ends in an attribute that names a file.
func isLoading(text []byte) bool {
	for _, name := range []string{"src", "href", "data-offline"} {
		if before := len(text) - len(name) - 1; before >= 0 && string(text[before+1:]) == name {
			return text[before] == ' ' || text[before] == '\n' || text[before] == '\t'
		}
	}
	return false
}

func (k *stock) look(name string) (stocked, error) {
	if known, ok := k.files.Load(name); ok {
		return known.(stocked), nil
	}
	text, err := k.tree.Read(name)
	if err != nil {
		return stocked{}, err
	}
	return k.note(name, text, sha256.Sum256(text)), nil
}

// note looks at a file that was made.
func (k *stock) note(name string, text []byte, digest source.Digest) stocked {
	file := stocked{digest: digest}
	if isPage(name) {
		file.redirects = bytes.Contains(text, []byte(refresh))
		root := []byte(rootOf(name))
		var room [16]string
		parts := room[:0]
		for address := range loaded(text) {
			if bytes.HasSuffix(address, []byte("/")) || bytes.HasPrefix(address, []byte("#")) { // a page
				continue
			}
			if part := k.part(name, root, address); part != "" {
				parts = append(parts, part)
			}
		}
		file.parts = k.same(parts)
	}
	k.files.Store(name, file)
	return file
}

// same is a list that is kept: pages load what the last one does.
func (k *stock) same(parts []string) []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !slices.Equal(parts, k.last) {
		k.last = slices.Clone(parts)
	}
	return k.last
}

// part is the file that a page names by an address, where there is one and it is
// no page. What stands below the root is the same for every page.
func (k *stock) part(page string, root, address []byte) string {
	below, ok := bytes.CutPrefix(address, root)
	if !ok {
		return k.find(path.Dir(page), string(address))
	}
	k.mu.Lock()
	file, known := k.shared[string(below)]
	k.mu.Unlock()
	if !known {
		file = k.find("", string(below))
		k.mu.Lock()
		k.shared[string(below)] = file
		k.mu.Unlock()
	}
	return file
}

func (k *stock) find(folder, address string) string {
	u, err := url.Parse(html.UnescapeString(address))
	if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return ""
	}
	if file := path.Join(folder, u.Path); k.tree.Has(file) && !isPage(file) {
		return file
	}
	return ""
}

// withParts is files with all that their pages load, each once: what is no page
// first. Pages that only lead on are left out.
func (k *stock) withParts(files []string) ([]string, error) {
	var pages, others []string
	known := map[string]bool{}
	for _, name := range files {
		if known[name] {
			continue
		}
		known[name] = true
		file, err := k.look(name)
		if err != nil {
			return nil, err
		}
		switch {
		case file.redirects:
		case isPage(name):
			pages = append(pages, name)
		default:
			others = append(others, name)
		}
		for _, part := range file.parts {
			if !known[part] && !file.redirects {
				known[part] = true
				others = append(others, part)
			}
		}
	}
	return append(others, pages...), nil
}

// module is a module's pages, and all that is published in its folder.
func (k *stock) module(m *site.Module) []string {
	var files []string
	paths := k.paths()
	from, _ := slices.BinarySearch(paths, m.Page.URL)
	for _, name := range paths[from:] {
		if !strings.HasPrefix(name, m.Page.URL) {
			break
		}
		files = append(files, name)
	}
	for _, pages := range [][]*site.Page{m.Lessons, m.Quizzes, m.Scenarios} {
		for _, page := range pages {
			files = append(files, filesOf(page)...)
		}
	}
	return files
}

// finalFiles are what a path leads to: its exam and its certificate.
func finalFiles(p *site.Path) []string {
	var files []string
	if p.Exam != nil {
		files = filesOf(p.Exam)
	}
	if p.Proof != nil {
		files = append(files, p.Proof.URL+"index.html")
	}
	return files
}

// filesOf are a page, what is published beside it, and what is published beside
// the quizzes that it draws questions from: some of that is named only in the
// data of its script.
func filesOf(page *site.Page) []string {
	files := []string{page.URL + "index.html"}
	for _, resource := range page.Resources {
		files = append(files, resource.URL)
	}
	for _, posed := range page.Pool {
		for _, resource := range posed.Owner.Resources {
			files = append(files, resource.URL)
		}
	}
	return files
}

// list is the list of files and of what their pages load, with other lists that
// are a part of it.
func (k *stock) list(self string, holds, files []string) ([]byte, error) {
	up := rootOf(self)
	data := ListData{Holds: []string{}, Files: []FileData{}}
	for _, other := range holds {
		data.Holds = append(data.Holds, up+address(other))
	}
	files, err := k.withParts(files)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		file, err := k.look(name)
		if err != nil {
			return nil, err
		}
		data.Files = append(data.Files, FileData{up + address(name), file.digest.Short()})
	}
	text, err := json.Marshal(data)
	return append(text, '\n'), err
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// refresh is how the page at an old address begins to lead on.
const refresh = `<meta http-equiv="refresh"`

// address is that of a file of the tree, from the site's root.
func address(file string) string {
	if dir, found := strings.CutSuffix(file, "index.html"); found && (dir == "" || strings.HasSuffix(dir, "/")) {
		file = dir
	}
	return (&url.URL{Path: file}).EscapedPath()
}
