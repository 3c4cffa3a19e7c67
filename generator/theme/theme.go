// Package theme turns a theme folder into layouts, bundled assets and strings.
//
// A theme is a one-level overlay: a file that the site's own themes/<name>/
// has wins, a file it lacks comes from the default theme, which is embedded.
// Loading is a pure function of those files and the language. It is the only
// room that meets esbuild and html/template; their messages become diagnostics
// here. What pages say alike is made once, and what needs no escaping is not
// escaped: fold.go, escape.go, and the function shared of templates.go.
package theme

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"ders/generator/front"
	"ders/generator/source"
	"ders/themes"
)

var (
	ruleMissingFile = source.Define("theme/missing-file", source.Error,
		source.Text{Message: "temada “%s” yok", Hint: "dosyayı oluşturun ya da adını buradan silin"},
		source.Text{Message: "the theme has no “%s”", Hint: "make the file, or delete its name here"})
	ruleTemplate = source.Define("theme/template", source.Error,
		source.Text{Message: "şablon çalışmıyor: %s", Hint: "şablonu düzeltin; silerseniz varsayılan temanınki kullanılır"},
		source.Text{Message: "the template does not work: %s", Hint: "mend it; if you delete it, the default theme's is used"})
	ruleAsset = source.Define("theme/asset", source.Error,
		source.Text{Message: "betik ya da stil dosyası derlenemiyor: %s", Hint: "dosyayı düzeltin; silerseniz varsayılan temanınki kullanılır"},
		source.Text{Message: "the script or style sheet does not compile: %s", Hint: "mend it; if you delete it, the default theme's is used"})
	ruleAssetWarning = source.Define("theme/asset-warning", source.Warning,
		source.Text{Message: "betik ya da stil dosyasında uyarı: %s", Hint: "dosyada bu yere bakın"},
		source.Text{Message: "a warning about a script or style sheet: %s", Hint: "look at this place of the file"})
)

// A Theme is loaded layouts, assets and strings in one language. It is safe
// for concurrent use.
type Theme struct {
	files    map[string]*source.File // by path inside the theme
	strings  map[string]string
	layouts  map[string]*set
	partials *set
	lines    map[string]bool   // partials whose files end in a newline; the templates do not
	outputs  map[string][]byte // bundled assets and static files, by path in the site
	entries  map[string]string // "main.ts" → "assets/main-1a2b.js"
	light    Palette
	dark     Palette
}

// Load loads the default theme under own, the files of the site's
// themes/<name>/. A Theme is returned only where no error was found. The
// default theme alone is loaded once in a process, since it never changes.
func Load(name string, own []*source.File, language string) (*Theme, source.List) {
	if len(own) > 0 {
		return load(name, own, language)
	}
	alone, _ := carried.LoadOrStore(language, sync.OnceValues(func() (*Theme, source.List) {
		return load(name, nil, language)
	}))
	return alone.(func() (*Theme, source.List))()
}

// carried is the default theme alone, by language.
var carried sync.Map

func load(name string, own []*source.File, language string) (*Theme, source.List) {
	th := &Theme{
		files:   merge(name, own),
		layouts: map[string]*set{},
		lines:   map[string]bool{},
		outputs: map[string][]byte{},
		entries: map[string]string{},
	}
	var diags source.List
	th.strings = th.readStrings(language, &diags)
	th.readPalettes()
	diags = append(diags, th.parseTemplates()...)
	diags = append(diags, th.bundle(th.readEntries(&diags))...)
	for name, file := range th.files {
		if static, ok := strings.CutPrefix(name, "static/"); ok {
			th.outputs[static] = []byte(file.Text)
		}
	}
	if diags.HasErrors() {
		return nil, diags
	}
	return th, diags
}

// merge lays the site's files over the default theme's.
func merge(name string, own []*source.File) map[string]*source.File {
	files := maps.Clone(embedded())
	prefix := "themes/" + name + "/"
	for _, file := range own {
		if inside, ok := strings.CutPrefix(file.Path, prefix); ok {
			if path.Ext(inside) == ".html" { // a page shows every sign of it: no byte order mark, no CR
				file = source.NewFile(file.Path, []byte(file.Text))
			}
			files[inside] = file
		}
	}
	return files
}

// embedded is the default theme as this program carries it.
var embedded = sync.OnceValue(func() map[string]*source.File {
	files := map[string]*source.File{}
	root, err := fs.Sub(themes.FS, "default")
	if err == nil {
		err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || source.Ignored(path.Base(name)) {
				return err
			}
			data, err := fs.ReadFile(root, name)
			files[name] = &source.File{Path: "themes/default/" + name, Text: string(data)}
			return err
		})
	}
	if err != nil { // the embed is part of the program
		panic(err)
	}
	return files
})

// readStrings reads the strings of a language. The site's file wins key by
// key, so that it may hold the one string that it wants otherwise.
func (th *Theme) readStrings(language string, diags *source.List) map[string]string {
	name := "i18n/" + language + ".yaml"
	theirs, own := embedded()[name], th.files[name] // the default theme has it
	texts := front.Parse(theirs).Texts()
	if own != theirs {
		f := front.Parse(own)
		maps.Copy(texts, f.Texts())
		*diags = append(*diags, f.Diagnostics()...)
	}
	return texts
}

func (th *Theme) readEntries(diags *source.List) []string {
	f := front.Parse(th.files["theme.yaml"])
	f.String("name")
	var entries []string
	for _, v := range f.Strings("entries") {
		if th.files["assets/"+v.Text] == nil {
			f.Report(v.Report(ruleMissingFile, "assets/"+v.Text))
			continue
		}
		entries = append(entries, v.Text)
	}
	f.Done()
	*diags = append(*diags, f.Diagnostics()...)
	return entries
}

// text is a string of the theme in its language, its verbs filled.
func (th *Theme) text(key string, args ...any) (string, error) {
	s, ok := th.strings[key]
	if !ok {
		return "", fmt.Errorf("no string %q in i18n", key)
	}
	for i, arg := range args {
		if n, ok := arg.(int); ok && n < 0 {
			args[i] = negative(n)
		}
	}
	if len(args) > 0 {
		s = fmt.Sprintf(s, args...)
	}
	return s, nil
}

// A negative number has a minus sign in a text, not the hyphen that computers
// write.
type negative int

func (n negative) Format(f fmt.State, verb rune) {
	fmt.Fprintf(f, "−%"+string(verb), -int(n))
}

// asset is the address of a bundled entry, from a page whose way to the root
// is given.
func (th *Theme) asset(root, entry string) (string, error) {
	out, ok := th.Entry(entry)
	if !ok {
		return "", fmt.Errorf("no entry %q in theme.yaml", entry)
	}
	return root + out, nil
}

// Execute writes a page by a layout. A mistake in a template is returned as a
// *Fault.
func (th *Theme) Execute(w io.Writer, layout string, view any) error {
	set := th.layouts[layout]
	if set == nil {
		panic("theme: no layout " + layout) // the default theme has every layout
	}
	if err := set.execute(w, base, view); err != nil {
		return &Fault{th.templateFault(err)}
	}
	return nil
}

// Partial writes partials/<name>.html, like Execute.
func (th *Theme) Partial(w io.Writer, name string, view any) error {
	err := th.partials.execute(w, partial(name), view)
	if err == nil && th.lines[partial(name)] {
		_, err = io.WriteString(w, "\n")
	}
	if err != nil {
		return &Fault{th.templateFault(err)}
	}
	return nil
}

// Strings are the theme's strings whose keys begin with a prefix, which is cut
// where cut is set.
func (th *Theme) Strings(prefix string, cut bool) map[string]string {
	out := map[string]string{}
	for key, s := range th.strings {
		if inside, ok := strings.CutPrefix(key, prefix); ok {
			if cut {
				key = inside
			}
			out[key] = s
		}
	}
	return out
}

// Entry is the path in the site of a bundled entry of theme.yaml.
func (th *Theme) Entry(name string) (path string, ok bool) {
	path, ok = th.entries[name]
	return path, ok
}

// Bundles lists the paths in the site of all bundled entries, in order: what
// stands there has a name that changes with it.
func (th *Theme) Bundles() []string { return slices.Sorted(maps.Values(th.entries)) }

// Outputs are the bundled assets and static files, by path in the site. The
// caller must not change them.
func (th *Theme) Outputs() map[string][]byte { return th.outputs }

// Styles lists the paths of the style sheets.
func (th *Theme) Styles() []string {
	var out []string
	for name := range th.outputs {
		if strings.HasPrefix(name, "assets/") && strings.HasSuffix(name, ".css") {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
