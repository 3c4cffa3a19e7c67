//go:build !linux

package source_test

import (
	"os"
	"testing"
)

// asNobody runs f as somebody without privileges: root reads everything.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Getuid() <= 0 {
		t.Skip("root reads everything, and Windows knows no such modes; TestLinkOutOfTheFolder shows the message")
	}
	f()
}
