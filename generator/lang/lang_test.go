package lang

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

type vector struct {
	Lang, In, Want string
	Among          []string
}

type vectors struct {
	Lower, Slug, Obscene, Fold, Nearest, Date []vector
	ReadingMinutes                            []struct {
		Lang        string
		Words, Want int
	}
}

func load(t testing.TB) vectors {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVectors(t *testing.T) {
	v := load(t)
	check := func(name string, vectors []vector, f func(vector) string) {
		t.Run(name, func(t *testing.T) {
			if len(vectors) == 0 {
				t.Fatal("no vectors")
			}
			for _, v := range vectors {
				if got := f(v); got != v.Want {
					t.Errorf("%s %+q: got %+q, want %+q", v.Lang, v.In, got, v.Want)
				}
			}
		})
	}
	check("lower", v.Lower, func(v vector) string { return For(v.Lang).Lower(v.In) })
	check("slug", v.Slug, func(v vector) string { return For(v.Lang).Slug(v.In) })
	check("slug of NFD", v.Slug, func(v vector) string { return For(v.Lang).Slug(norm.NFD.String(v.In)) })
	check("obscene", v.Obscene, func(v vector) string { return Obscene(v.In) })
	check("fold", v.Fold, func(v vector) string { return Fold(v.In) })
	check("fold of NFD", v.Fold, func(v vector) string { return Fold(norm.NFD.String(v.In)) })
	check("nearest", v.Nearest, func(v vector) string { return Nearest(v.In, v.Among) })
	check("date", v.Date, func(v vector) string { return For(v.Lang).Date(v.In) })
	for _, v := range v.ReadingMinutes {
		if got := For(v.Lang).ReadingMinutes(v.Words); got != v.Want {
			t.Errorf("%s: %d words take %d minutes, want %d", v.Lang, v.Words, got, v.Want)
		}
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{"tr": "tr", "TR": "tr", "tr-TR": "tr", "en": "en", "de": "en", "trv": "en", "": "en"} {
		if got := For(tag).Tag(); got != want {
			t.Errorf("For(%q) is %q, want %q", tag, got, want)
		}
	}
}

// TestIsLetter: the quick way has no opinion of its own.
func TestIsLetter(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		if got, want := IsLetter(r), unicode.IsLetter(r); got != want {
			t.Errorf("%U: %v, want %v", r, got, want)
		}
	}
}

// A word and what it folds to must be one name, or a look-up by folded name
// would miss it.
func TestNearestPrefersTheSameName(t *testing.T) {
	if got := Nearest("IŞIK", []string{"işık", "ışık"}); got != "işık" {
		t.Errorf("got %q, want the first of two equal names", got)
	}
	if got := Nearest("kar", []string{"kas", "kâr"}); got != "kâr" {
		t.Errorf("got %q", got)
	}
}

func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if got := For("tr").Lower("IŞIK İLETİŞİM ΑΣ"); got != "ışık iletişim ας" {
					t.Errorf("got %q", got)
					return
				}
			}
		})
	}
	wg.Wait()
}

func seed(f *testing.F) {
	v := load(f)
	for _, list := range [][]vector{v.Lower, v.Slug, v.Fold} {
		for _, v := range list {
			f.Add(v.In)
			f.Add(norm.NFD.String(v.In))
		}
	}
	f.Add("a\xffb")
	f.Add("J\u030c \u1ecbi\u0307\u0307\u0302 Σ")
}

func FuzzSlug(f *testing.F) {
	seed(f)
	form := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range []string{"tr", "en"} {
			l := For(tag)
			slug := l.Slug(s)
			if !form.MatchString(slug) {
				t.Errorf("%s: slug of %+q is %+q", tag, s, slug)
			}
			if again := l.Slug(slug); again != slug {
				t.Errorf("%s: slug of %+q is %q, and its slug is %q", tag, s, slug, again)
			}
			// The quick way must not be told from the thorough one, which a
			// last character of no meaning brings about.
			if thorough := l.Slug(s + " \u2060"); thorough != slug {
				t.Errorf("%s: slug of %+q is %q, the thorough way %q", tag, s, slug, thorough)
			}
		}
	})
}

func FuzzLower(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range []string{"tr", "en"} {
			lower := For(tag).Lower(s)
			if again := For(tag).Lower(lower); again != lower {
				t.Errorf("%s: %+q becomes %+q, then %+q", tag, s, lower, again)
			}
			if strings.Contains(lower, "i\u0307") {
				t.Errorf("%s: a stray dot in %+q", tag, lower)
			}
			if !norm.NFC.IsNormalString(lower) {
				t.Errorf("%s: not NFC: %+q", tag, lower)
			}
		}
		if once := Fold(s); Fold(once) != once {
			t.Errorf("fold of %+q is %+q, then %+q", s, once, Fold(once))
		}
	})
}

func BenchmarkSlug(b *testing.B) {
	for name, s := range map[string]string{"ascii": "Customer service in 8 steps", "turkish": "Şikâyet yönetimi (8 adım)", "nfd": norm.NFD.String("Şikâyet yönetimi (8 adım)")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				turkish.Slug(s)
			}
		})
	}
}
