//go:build unix

package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestReleaseRefusesTagsThatCannotBe runs the first script of the release, as
// GitHub does: Go would not take such a tag for the version.
func TestReleaseRefusesTagsThatCannotBe(t *testing.T) {
	text, err := os.ReadFile("../.github/workflows/release.yml")
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal(text, &w); err != nil {
		t.Fatal(err)
	}
	steps := w.Jobs["build"].Steps
	if !strings.HasPrefix(steps[0].Uses, "actions/checkout@") {
		t.Fatal("the module's path is not there to be read")
	}
	ours, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ tag, mod, want string }{
		{"v1.2.3", string(ours), ""},
		{"v0.9.0", string(ours), ""},
		{"v1.0.0-rc.1", string(ours), ""},
		{"v2.0.0", string(ours), "go mod edit -module ders/v2,"},
		{"v10.0.1-rc.1", string(ours), "go mod edit -module ders/v10,"},
		{"v2.0.0", "// ders\nmodule example.org/team/ders/v2\n\ngo 1.26\n", ""},
		{"v3.0.0", "module example.org/team/ders/v2\n", "go mod edit -module example.org/team/ders/v3,"},
		{"v1.9.0", "module example.org/team/ders/v2\n", "go mod edit -module example.org/team/ders,"},
		{"v1.0.0", "module example.org/v2ray/ders\n", ""},
		{"v2", string(ours), "Tag vX.Y.Z"},
		{"v1.02.0", string(ours), "Tag vX.Y.Z"},
		{"version-2", string(ours), "Tag vX.Y.Z"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(test.mod), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", steps[1].Run)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GITHUB_REF_NAME="+test.tag)
		out, err := cmd.CombinedOutput()
		switch said := string(out); {
		case test.want == "" && (err != nil || said != ""):
			t.Errorf("%s: %v\n%s", test.tag, err, said)
		case test.want != "" && (err == nil || !strings.HasPrefix(said, "::error title="+test.tag+" is no version") || !strings.Contains(said, test.want)):
			t.Errorf("%s: %v\n%s", test.tag, err, said)
		}
	}
}
