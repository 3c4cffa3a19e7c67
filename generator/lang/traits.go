package lang

// Traits are what a function says of characters, remembered for those that
// Turkish and English texts are written in.
type Traits struct {
	common ['ƀ']byte
	of     func(rune) byte
}

// NewTraits remembers what of says. It is to say the same of a character always.
func NewTraits(of func(rune) byte) *Traits {
	t := &Traits{of: of}
	for r := range t.common {
		t.common[r] = of(rune(r))
	}
	return t
}

// Of is what the function says of a character.
func (t *Traits) Of(r rune) byte {
	if uint(r) < uint(len(t.common)) {
		return t.common[r]
	}
	return t.of(r)
}
