package generator_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ders/generator"
	"ders/generator/output"
	"ders/generator/source"
)

// TestGolden builds the small sites of testdata/sites and compares them with
// their want folders: want/paths.txt lists the whole tree, and beside it
// stands each page as far as authors decide on it. That is its <main>, without
// the strings that a quiz page hands to its script: header, footer, assets and
// wording are the theme's and may be polished without touching these files.
// What machines read of the site stands there, too, that of the pages' heads in
// heads.txt.
func TestGolden(t *testing.T) {
	for _, dir := range glob(t, "testdata/sites/*") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			result := build(t, generator.Options{Source: dir})
			for _, d := range result.Diagnostics {
				t.Errorf("%+v", d.Describe("en"))
			}
			if result.Tree == nil {
				t.FailNow()
			}
			got := goldenTree(t, result.Tree)
			want := filepath.Join(dir, "want")
			if *update {
				if err := os.RemoveAll(want); err != nil {
					t.Fatal(err)
				}
				for name, text := range got {
					write(t, want, name, text)
				}
				return
			}
			for name, text := range got {
				old, err := os.ReadFile(filepath.Join(want, filepath.FromSlash(name)))
				if err != nil {
					t.Error(err)
				} else if got, want := firstDifference(text, string(old)); got != want {
					t.Errorf("%s\ngot  %q\nwant %q", name, got, want)
				}
			}
			err := fs.WalkDir(os.DirFS(want), ".", func(name string, d fs.DirEntry, err error) error {
				if _, ok := got[name]; err == nil && !d.IsDir() && !ok {
					t.Errorf("%s is no longer built", name)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
			for _, page := range result.Site.Pages {
				for _, resource := range page.Resources {
					if data, err := result.Tree.Read(resource.URL); err != nil || string(data) != resource.File.Text {
						t.Errorf("%s is not %s (%v)", resource.URL, resource.File.Path, err)
					}
				}
			}
		})
	}
}

// goldenTree is what a want folder holds.
func goldenTree(t *testing.T, tree *output.Tree) map[string]string {
	files := map[string]string{}
	var paths []string
	var heads strings.Builder
	for _, name := range tree.Paths() {
		paths = append(paths, hashed.ReplaceAllString(name, "-HASH."))
		switch filepath.Ext(name) {
		case ".html", ".xml", ".txt", ".webmanifest":
		default:
			continue
		}
		data, err := tree.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
		if strings.HasSuffix(name, ".html") {
			files[name] = withoutStrings(t, mainOf(string(data)))
			heads.WriteString("== " + name + "\n" + metaOf(t, string(data)) + "\n")
		}
	}
	slices.Sort(paths) // their order must not depend on the hashes
	files["paths.txt"] = strings.Join(paths, "\n") + "\n"
	files["heads.txt"] = heads.String()
	return files
}

var (
	metaLine   = regexp.MustCompile(`(?m)^<(?:title|meta (?:property|name="(?:description|robots|twitter))|link rel="(?:canonical|alternate|manifest|apple)).*\n`)
	linkedData = regexp.MustCompile(`<script type="application/ld\+json">(.*)</script>`)
)

// metaOf is what the head of a page says to machines, its linked data indented.
func metaOf(t *testing.T, page string) string {
	head, _, _ := strings.Cut(page, "</head>")
	text := strings.Join(metaLine.FindAllString(head, -1), "")
	if m := linkedData.FindStringSubmatch(head); m != nil {
		var b bytes.Buffer
		if err := json.Indent(&b, []byte(m[1]), "", "  "); err != nil {
			t.Fatal(err)
		}
		text += b.String() + "\n"
	}
	return hashed.ReplaceAllString(text, "-HASH.")
}

// firstDifference is the first line in which two texts differ.
func firstDifference(a, b string) (string, string) {
	x, y := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	return strings.Join(x[:min(len(x), 1)], ""), strings.Join(y[:min(len(y), 1)], "")
}

// hashed is the part of an asset's name that changes with its content.
var hashed = regexp.MustCompile(`-[0-9a-zA-Z]{8,}\.`)

// mainOf is a page's <main>, or all of a page that has none (a redirect).
func mainOf(page string) string {
	_, rest, found := strings.Cut(page, "<main")
	if !found {
		return page
	}
	inside, _, _ := strings.Cut(rest, "</main>")
	return "<main" + inside + "</main>\n"
}

var quizData = regexp.MustCompile(`(?s)(<script type="application/json"[^>]*>)(.*?)(</script>)`)

// withoutStrings is a page with the data of its quiz or scenario indented,
// those of an exam unsealed, without the strings of the theme.
func withoutStrings(t *testing.T, page string) string {
	return quizData.ReplaceAllStringFunc(page, func(script string) string {
		m := quizData.FindStringSubmatch(script)
		var data map[string]json.RawMessage
		if err := json.Unmarshal(unsealed(t, m[2]), &data); err != nil {
			t.Fatal(err)
		}
		delete(data, "strings")
		out, err := json.MarshalIndent(data, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		return m[1] + string(out) + m[3]
	})
}

// unsealed is the data of a quiz page: an exam's are JSON in base64.
func unsealed(t *testing.T, data string) []byte {
	t.Helper()
	var sealed string
	if json.Unmarshal([]byte(data), &sealed) != nil {
		return []byte(data)
	}
	plain, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// Equal sites give equal bytes.
func TestBuildIsReproducible(t *testing.T) {
	digest := func(result *generator.Result) source.Digest {
		var parts []string
		for _, name := range result.Tree.Paths() {
			data, err := result.Tree.Read(name)
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, name, string(data))
		}
		return source.Sum(parts...)
	}
	opts := generator.Options{Source: "testdata/sites/ornek"}
	first, second := digest(build(t, opts)), digest(build(t, opts))
	if first != second {
		t.Error("two builds differ")
	}
}
