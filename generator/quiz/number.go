package quiz

import (
	"math/big"
	"regexp"
	"strings"
)

// Numbers as people write them, read exactly: 0,1 is a tenth, and no rounding
// decides whether a learner passes.

// A numbers is an accepted stretch of numbers; both ends belong to it.
type numbers struct{ low, high *big.Rat }

// empty reports whether no number lies in the stretch.
func (n numbers) empty() bool { return n.low.Cmp(n.high) > 0 }

// covers reports whether every number of m lies in n.
func (n numbers) covers(m numbers) bool {
	return n.low.Cmp(m.low) <= 0 && m.high.Cmp(n.high) <= 0
}

// longestNumber keeps arithmetic cheap whatever an author pastes.
const longestNumber = 30

var (
	plusMinus = regexp.MustCompile(`±|\+/?[-−]`)
	plain     = regexp.MustCompile(`^\d+(?:[.,]\d+)?$`)
	// grouped are numbers with thousands marked off. A lone group is three
	// digits and a whole number: 1.500 is 1500 in Turkish; 0.922 and 1.5 are
	// none and so plain decimals.
	grouped = map[string]*regexp.Regexp{
		"tr": regexp.MustCompile(`^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$`),
		"en": regexp.MustCompile(`^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`),
	}
)

// readNumbers reads a number, a number with a tolerance, or a range. The result
// may be empty.
func readNumbers(s, language string) (numbers, bool) {
	if low, high, found := strings.Cut(s, ".."); found {
		from, ok := readNumber(low, language)
		to, ok2 := readNumber(high, language)
		return numbers{from, to}, ok && ok2
	}
	// The first character may be a sign, never an operator.
	at := plusMinus.FindStringIndex(s)
	if at == nil {
		n, ok := readNumber(s, language)
		return numbers{n, n}, ok
	}
	middle, ok := readNumber(s[:at[0]], language)
	width, ok2 := readTolerance(s[at[1]:], middle, language)
	if !ok || !ok2 {
		return numbers{}, false
	}
	return numbers{new(big.Rat).Sub(middle, width), new(big.Rat).Add(middle, width)}, true
}

// readTolerance reads what stands behind ±: a number, or a part of the number
// before it as %5 (or 5%, the English habit).
func readTolerance(s string, of *big.Rat, language string) (*big.Rat, bool) {
	s = strings.TrimSpace(s)
	bare := strings.TrimPrefix(s, "%")
	if bare == s {
		bare = strings.TrimSuffix(s, "%")
	}
	width, ok := readNumber(bare, language)
	if !ok || of == nil || width.Sign() < 0 {
		return nil, false
	}
	if bare != s {
		width.Mul(width, new(big.Rat).Abs(of)).Quo(width, big.NewRat(100, 1))
	}
	return width, true
}

func readNumber(s, language string) (*big.Rat, bool) {
	s = strings.TrimSpace(s)
	sign := ""
	for _, minus := range []string{"-", "−"} {
		if rest, found := strings.CutPrefix(s, minus); found {
			s, sign = rest, "-"
			break
		}
	}
	if len(s) > longestNumber {
		return nil, false
	}
	thousands := "."
	if language != "tr" {
		language, thousands = "en", ","
	}
	switch {
	case grouped[language].MatchString(s):
		s = strings.ReplaceAll(s, thousands, "")
	case !plain.MatchString(s):
		return nil, false
	}
	return new(big.Rat).SetString(sign + strings.Replace(s, ",", ".", 1))
}

// decimal writes a number out. Every number here is finite: a decimal, or a
// percentage of one.
func decimal(n *big.Rat) string {
	digits, _ := n.FloatPrec()
	return n.FloatString(digits)
}
