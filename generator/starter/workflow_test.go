//go:build unix

package starter_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ders/generator/starter"
)

// built is what a program knows of itself that was installed from a module.
var built = starter.Program{Package: "example.org/team/ders/cmd/ders", Version: "v1.2.3"}

// TestWorkflowInstalls runs the step that installs the program, as GitHub does,
// on a machine whose git and go only say how they were called.
func TestWorkflowInstalls(t *testing.T) {
	const module = "go install other.org/ders/cmd/ders@"
	for _, test := range []struct {
		name string
		from starter.Program
		vars map[string]string
		want string
	}{
		{"its own package", built, nil, "go install example.org/team/ders/cmd/ders@v1.2.3\n"},
		{"its own package without a version", starter.Program{Package: built.Package}, nil, "go install example.org/team/ders/cmd/ders@latest\n"},
		{"its own package at another version", built, map[string]string{"DERS_VERSION": "v2.0.0"}, "go install example.org/team/ders/cmd/ders@v2.0.0\n"},
		{"another package", built, map[string]string{"DERS_MODULE": "other.org/ders/cmd/ders"}, module + "latest\n"},
		{"a package", starter.Program{}, map[string]string{"DERS_MODULE": "other.org/ders/cmd/ders", "DERS_VERSION": "v1.0.0"}, module + "v1.0.0\n"},
		{"a repository", starter.Program{}, map[string]string{"DERS_REPOSITORY": "team/ders"},
			"git clone --quiet --depth 1 https://github.example/team/ders /tmp/r/ders\ngo -C /tmp/r/ders install ./cmd/ders\n"},
		{"a repository's version, before all else", built, map[string]string{"DERS_REPOSITORY": "team/ders", "DERS_MODULE": "x.org/y", "DERS_VERSION": "v1.0.0"},
			"git clone --quiet --depth 1 --branch v1.0.0 https://github.example/team/ders /tmp/r/ders\ngo -C /tmp/r/ders install ./cmd/ders\n"},
		{"nothing", starter.Program{}, nil, ""},
		{"a version of nothing", starter.Program{}, map[string]string{"DERS_VERSION": "v1.0.0"}, ""},
	} {
		for language, what := range map[string]string{"tr": "ders programının yeri bilinmiyor", "en": "it is not known where ders comes from"} {
			t.Run(test.name+"/"+language, func(t *testing.T) {
				env, script := step(t, string(starter.Site(language, test.from)[".github/workflows/pages.yml"]), test.vars)
				said, called, err := onGitHub(t, env, script)
				if test.want != "" {
					if err != nil || called != test.want+"ders version\n" {
						t.Errorf("%v\n%s%s", err, called, said)
					}
					return
				}
				if err == nil || called != "" || !strings.HasPrefix(said, "::error title="+what+"::") || !strings.Contains(said, "DERS_REPOSITORY") {
					t.Errorf("%v\n%s%s", err, called, said)
				}
			})
		}
	}
}

// TestWorkflowSaysWhatItCannotFetch: a name with a slip, or a repository that
// is not public.
func TestWorkflowSaysWhatItCannotFetch(t *testing.T) {
	for language, what := range map[string]string{"tr": "ders programı alınamadı::team/ders, sürüm v9: ", "en": "ders cannot be fetched::team/ders, version v9: "} {
		vars := map[string]string{"DERS_REPOSITORY": "team/ders", "DERS_VERSION": "v9"}
		env, script := step(t, string(starter.Site(language, built)[".github/workflows/pages.yml"]), vars)
		said, called, err := onGitHub(t, append(env, "STATUS=128"), script)
		if err == nil || !strings.HasPrefix(called, "git clone ") || strings.Count(called, "\n") != 1 || !strings.HasPrefix(said, "::error title="+what) {
			t.Errorf("%s: %v\n%s%s", language, err, called, said)
		}
	}
}

// step is the environment and the script of the first step with a script.
func step(t *testing.T, workflow string, vars map[string]string) (env []string, script string) {
	t.Helper()
	head, rest, ok := strings.Cut(workflow, "        run: |\n")
	_, head, named := strings.Cut(head, "        env:\n")
	if !ok || !named {
		t.Fatal("no step with a script")
	}
	for line := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		env = append(env, name+"="+evaluate(t, value, vars))
	}
	for line := range strings.Lines(rest) {
		code, ok := strings.CutPrefix(line, "          ")
		if !ok {
			break
		}
		script += code
	}
	return env, script
}

// evaluate is what GitHub makes of "${{ a || b && c || 'd' }}".
func evaluate(t *testing.T, expression string, vars map[string]string) string {
	t.Helper()
	m := regexp.MustCompile(`^\$\{\{ (.*) \}\}$`).FindStringSubmatch(expression)
	if m == nil {
		t.Fatalf("no expression: %s", expression)
	}
	for either := range strings.SplitSeq(m[1], " || ") {
		last := ""
		for term := range strings.SplitSeq(either, " && ") {
			if name, ok := strings.CutPrefix(term, "vars."); ok {
				last = vars[name]
			} else {
				last = strings.Trim(term, "'")
			}
			if last == "" {
				break
			}
		}
		if last != "" {
			return last
		}
	}
	return ""
}

// onGitHub runs a script with the shell and the variables of a workflow.
func onGitHub(t *testing.T, env []string, script string) (said, called string, err error) {
	t.Helper()
	dir := t.TempDir()
	calls := filepath.Join(dir, "calls")
	for _, name := range []string{"git", "go", "ders"} {
		text := "#!/bin/sh\necho " + name + ` "$@" >> "$CALLS"; exit ${STATUS:-0}` + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal("GitHub runs scripts with bash, and here is none: ", err)
	}
	cmd := exec.Command(bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
	cmd.Env = append(env, "PATH="+dir, "CALLS="+calls, "RUNNER_TEMP=/tmp/r", "GITHUB_SERVER_URL=https://github.example")
	out, err := cmd.CombinedOutput()
	text, _ := os.ReadFile(calls)
	return string(out), string(text), err
}
