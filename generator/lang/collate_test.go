package lang

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// orders are words in their Turkish order. Where root is set, an order that
// knows nothing of Turkish is another one: a lost locale shows.
var orders = []struct {
	words string // separated by commas
	root  bool
}{
	{"a, b, c, ç, d, e, f, g, ğ, h, ı, i, j, k, l, m, n, o, ö, p, r, s, ş, t, u, ü, v, y, z", true},
	{"A, B, C, Ç, D, E, F, G, Ğ, H, I, İ, J, K, L, M, N, O, Ö, P, R, S, Ş, T, U, Ü, V, Y, Z", false},
	{"CES, ciro, CRM, CSAT, cüzdan, çaba, çözüm", true},
	{"ılımlı, Isı, ısrar, iade, İade, ihtiyaç", true},
	{"sadakat, sıra, sipariş, sz, şa, şikâyet", true},
	{"hal, hâl, hala, hâlâ", false},
	{"kar, kâr, kârlılık, karma, kart", false},
	{"ortak, oz, ölçüm, öz", true},
	{"garanti, geri bildirim, güven, ğ", true},
	{"müşteri, müşteri çabası, Müşteri Sadakati, müşteri tipi, müşteri-odaklılık, müşteri'nin, müşteriler", false},
	{"modul-1, modul-2, modul-10", false},
}

func TestCompare(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, order := range orders {
		want := strings.Split(order.words, ", ")
		got := slices.Clone(want)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		slices.SortFunc(got, turkish.Compare)
		if !slices.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), order.words)
		}
		collate.New(language.Und, collate.Numeric).SortStrings(got)
		if slices.Equal(got, want) == order.root {
			t.Errorf("the root order of %s: it tells Turkish apart: %t, want %t", order.words, !order.root, order.root)
		}
	}
	for _, words := range []string{"Ångström, apple, banana, zoo", "résumé, resumed"} {
		got := strings.Split(words, ", ")
		slices.Reverse(got)
		slices.SortFunc(got, english.Compare)
		if want := strings.Split(words, ", "); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if turkish.Compare(norm.NFD.String("çaba"), "cüzdan") <= 0 || turkish.Compare("a", "a") != 0 || turkish.Compare("a", "A") == 0 {
		t.Error("a decomposed letter, equal texts or texts of another case are out of order")
	}
}

func TestAlphabet(t *testing.T) {
	for _, l := range []*Language{turkish, english} {
		if letters := l.Alphabet(); !slices.IsSortedFunc(letters, l.Compare) {
			t.Errorf("%s: %q is not in order", l.Tag(), letters)
		}
	}
	if n := len(turkish.Alphabet()); n != 29 {
		t.Errorf("the Turkish alphabet has %d letters", n)
	}
	for _, c := range []struct{ tag, in, want string }{
		{"tr", "iade", "İ"}, {"tr", "ısrar", "I"}, {"tr", "İade", "İ"}, {"tr", "Isı", "I"}, {"tr", "âdet", "A"}, {"tr", "îman", "İ"},
		{"tr", "ûfuk", "U"}, {"tr", "çaba", "Ç"}, {"tr", norm.NFD.String("şikâyet"), "Ş"}, {"tr", "ğ", "Ğ"}, {"tr", "WOM", "W"}, {"tr", "é", "E"},
		{"tr", "“Öz”", "Ö"}, {"tr", "5N1K", "#"}, {"tr", "", "#"}, {"en", "iade", "I"}, {"en", "éclair", "E"}, {"en", "Øre", "Ø"},
	} {
		if got := For(c.tag).Initial(c.in); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.tag, c.in, got, c.want)
		}
	}
}
