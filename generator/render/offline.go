package render

import (
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"

	"ders/generator/output"
	"ders/generator/site"
	"ders/generator/source"
)

// A browser asks for the worker at every visit, compares its bytes, and gives
// it the folder that it stands in.
const (
	workerName  = "worker.js"
	listFolder  = "assets/offline/"
	offlineURL  = listFolder
	offlineName = offlineURL + "index.html"
)

// WorkerData is what the worker knows of its site. The TypeScript types in
// assets/offline/data.ts are generated from these types.
type WorkerData struct {
	Site    string   `json:"site"`    // id
	Version string   `json:"version"` // changes with every byte of the site
	Core    []string `json:"core"`    // addresses from the site's root of what is kept from the first visit on
	Assets  []string `json:"assets"`  // those whose content their names tell
	Folders []string `json:"folders"` // of the site, at its root; another site of the origin may lie below it
}

// ListData is what must be kept of a module or a path for all of it to work
// without a network. The TypeScript types in assets/offline/list.ts are
// generated from these types.
type ListData struct {
	Holds []string   `json:"holds"` // other lists that are a part of this one, from its address
	Files []FileData `json:"files"` // pages last
}

// FileData is a file of a list.
type FileData struct {
	URL    string `json:"url"` // from the list's address; that of a page ends in a slash
	Digest string `json:"digest"`
}

// KeepData is what the page reads that offers to keep a module or a path.
type KeepData struct {
	Strings map[string]string `json:"strings"` // the theme's strings under "offline.js."
}

// offline adds what makes the site work without a network: the worker, the page
// it answers with where it has nothing else, and the lists of what to keep. A
// site that does not want it gets a worker that takes itself away, for the
// browsers that still have the other one. All of it reads what it tells of, so
// it is made last and only when it is asked for.
func (r *renderer) offline(tree *output.Tree) error {
	if !r.site.Config.Offline {
		return addUnlessThere(tree, workerName, func() ([]byte, error) {
			return r.bundle("offline/remove.ts"), nil
		})
	}
	if err := addUnlessThere(tree, offlineName, r.offlinePage); err != nil {
		return err
	}
	k := newStock(tree)
	tree.Tell(func(name string, text []byte, digest [sha256.Size]byte) { k.note(name, text, digest) }) // the lists come last
	for _, m := range r.site.Modules {
		name := moduleList(m)
		if err := addUnlessThere(tree, name, func() ([]byte, error) { return k.list(name, nil, k.module(m)) }); err != nil {
			return err
		}
	}
	for _, p := range r.site.Paths {
		name := pathList(p)
		if err := addUnlessThere(tree, name, func() ([]byte, error) {
			var holds []string
			files := finalFiles(p)
			for _, m := range p.Modules {
				holds = append(holds, moduleList(m))
				files = append(files, k.module(m)...)
			}
			return k.list(name, holds, files)
		}); err != nil {
			return err
		}
	}
	return addUnlessThere(tree, workerName, func() ([]byte, error) { return r.worker(k) })
}

func (r *renderer) bundle(entry string) []byte {
	name, _ := r.theme.Entry(entry)
	return r.theme.Outputs()[name]
}

// unlinked reports whether no page loads a bundle: a worker is published at the
// site's root, or not at all, and the portable form has none.
func (r *renderer) unlinked(name string) bool {
	entries := []string{"offline/worker.ts", "offline/remove.ts"}
	if r.site.Config.Portable {
		entries = append(entries, "offline/offline.ts", "offline/offline.css", "offline/held.ts")
	} else {
		entries = append(entries, "portable/portable.ts")
	}
	for _, entry := range entries {
		if own, ok := r.theme.Entry(entry); ok && own == name {
			return true
		}
	}
	return false
}

func moduleList(m *site.Module) string {
	return listFolder + "modules/" + strings.TrimSuffix(m.Page.URL, "/") + ".json"
}

func pathList(p *site.Path) string { return listFolder + "paths/" + p.ID.Text + ".json" }

// keep is the address of a list on a page; empty where nothing is kept.
func (r *renderer) keep(list, root string) string {
	if !r.site.Config.Offline {
		return ""
	}
	return root + address(list)
}

// offlinePage is what is shown in place of a page that is not kept. It appears
// at any depth: the worker makes its addresses, which all begin with the way to
// the root, absolute.
func (r *renderer) offlinePage() ([]byte, error) {
	view, err := r.shell("offline", rootOf(offlineURL), nil)
	if err != nil {
		return nil, err
	}
	view.NoIndex, view.Offline = true, false
	view.Title = r.strings["offline.title"]
	return r.execute(view, nil)
}

// worker is the theme's worker with what it must know before it.
func (r *renderer) worker(k *stock) ([]byte, error) {
	data := WorkerData{
		Site: r.site.Config.ID, Core: []string{}, Folders: []string{},
		Assets: slices.DeleteFunc(r.theme.Bundles(), r.unlinked),
	}
	if r.accent != "" {
		data.Assets = append(data.Assets, r.accent)
	}
	core := []string{offlineName, "index.html"}
	// What the home page leads back to every day.
	for _, own := range []*site.Page{r.site.Progress, r.site.Review} {
		if own != nil {
			core = append(core, own.URL+"index.html")
		}
	}
	core, err := k.withParts(core)
	if err != nil {
		return nil, err
	}
	for _, file := range core {
		data.Core = append(data.Core, address(file))
	}
	var parts []string
	for _, name := range k.paths() {
		if folder, _, found := strings.Cut(name, "/"); found && !slices.Contains(data.Folders, folder) {
			data.Folders = append(data.Folders, folder)
		}
		if name == workerName {
			continue
		}
		file, err := k.look(name)
		if err != nil {
			return nil, err
		}
		parts = append(parts, name, file.digest.String())
	}
	data.Version = source.Sum(parts...).Short()
	head, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte("self.ders="), head, []byte(";\n"), r.bundle("offline/worker.ts")), nil
}
