package starter

import (
	"strings"
	"testing"
)

// A number goes on as the author has begun.
func TestNextNumber(t *testing.T) {
	for names, want := range map[string]string{
		"":                                "10",
		"sss.md metin.md":                 "",
		"10-a.md":                         "20",
		"10-a.md 20-b.md 30-c.md":         "40",
		"10-a.md 20-b.md 25-c.md":         "30",
		"10-a 20-b 25-c 30-d":             "40",
		"01-a.md 02-b.md 03-c.md":         "04",
		"03-c.md 01-a.md sss.md":          "04",
		"02-a.md 03-b.md 04-c.md":         "05",
		"08-a.md 09-b.md 10-c.md":         "11",
		"100-a.md 200-b.md":               "300",
		"00-a.md":                         "01",
		"5-a.md 10-b.md":                  "15",
		"2026.md 1234567-a.md -b.md 10-":  "",
		"10-a.md 10-b.md":                 "20",
		"010-a.md 020-b.md":               "030",
		"10-a.md 20-b.md 90-son.md":       "100",
		"01-a.md 02-b.md 03-c.md 99-z.md": "100",
	} {
		// A map of steps has no order, and the answer must have one.
		for range 20 {
			if got := nextNumber(strings.Fields(names)); got != want {
				t.Fatalf("after %q: %q, want %q", names, got, want)
			}
		}
	}
}
