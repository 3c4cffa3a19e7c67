package main

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// Whoever reports a mistake can say which program they have, however they got
// it.
func TestVersionText(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	stamped := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: modified}}
	}
	for _, test := range []struct {
		name, version string
		settings      []debug.BuildSetting
		want          string
	}{
		{"a tag", "v1.2.3", stamped("false"), "ders v1.2.3 · 0123456789ab"},
		{"a tag, changed", "v1.2.3+dirty", stamped("true"), "ders v1.2.3+dirty · 0123456789ab+dirty"},
		{"a checkout", "v0.0.0-20260309101112-0123456789ab", stamped("false"), "ders devel · 0123456789ab"},
		{"a checkout behind a tag, changed", "v1.2.4-0.20260309101112-0123456789ab+dirty", stamped("true"), "ders devel · 0123456789ab+dirty"},
		{"go install module@version", "v1.2.3", nil, "ders v1.2.3"},
		{"go install module@commit", "v0.0.0-20260309101112-0123456789ab", nil, "ders v0.0.0-20260309101112-0123456789ab"},
		{"go install module@prerelease", "v2.0.0-rc.1", nil, "ders v2.0.0-rc.1"},
		{"without a repository", "(devel)", nil, "ders devel"},
		{"an old Go", "(devel)", stamped("false"), "ders devel · 0123456789ab"},
	} {
		got := versionText(&debug.BuildInfo{Main: debug.Module{Version: test.version}, Settings: test.settings})
		if got, system, _ := strings.Cut(got, " · go"); got != test.want || !strings.HasSuffix(system, runtime.GOOS+"/"+runtime.GOARCH) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := versionText(nil); !strings.HasPrefix(got, "ders devel · go") {
		t.Errorf("without build info: %q", got)
	}
}
