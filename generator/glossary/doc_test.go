package glossary

import (
	"os"
	"strings"
	"testing"
)

// TestGrammarNames holds the grammar of the package comment against the words
// that the parser knows.
func TestGrammarNames(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range chipNames {
		if !strings.Contains(string(doc), "//\t"+name) {
			t.Errorf("the grammar in doc.go does not explain %q", name)
		}
	}
}
