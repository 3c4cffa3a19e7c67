package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// A workflow is what its safety hangs on.
type workflow struct {
	On          map[string]any
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		If          string
		Steps       []struct{ If, Uses, Run string }
	}
}

// mayWrite are the only jobs that are allowed to change anything, and what.
var mayWrite = map[string]map[string]bool{
	"pages.yml deploy":    {"pages": true, "id-token": true},
	"release.yml publish": {"contents": true},
}

// TestWorkflowsAreSafe: what runs for a stranger's pull request can read only;
// actions are pinned by commit, each everywhere to the same one; and no text
// that somebody else chooses becomes part of a script.
func TestWorkflowsAreSafe(t *testing.T) {
	pinned := regexp.MustCompile(`uses: ([^@\s]+)@(\S+)(.*)`)
	pins := map[string]string{}
	files, err := filepath.Glob("../.github/workflows/*.yml")
	if files = append(files, glob(t, "starter/site/*/.github/workflows/*.yml")...); len(files) != 5 || err != nil {
		t.Errorf("%d workflows (%v)", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pinned.FindAllStringSubmatch(string(text), -1) {
			if !regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(m[2]) || !regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`).MatchString(m[3]) {
				t.Errorf("%s: %s is not pinned by a commit with its version behind it", file, m[1])
			}
			if pin := m[2] + m[3]; pins[m[1]] == "" {
				pins[m[1]] = pin
			} else if pins[m[1]] != pin {
				t.Errorf("%s: %s is %s here and %s elsewhere", file, m[1], pin, pins[m[1]])
			}
		}
		var w workflow
		if err := yaml.Unmarshal(text, &w); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if w.On["pull_request_target"] != nil || w.On["workflow_run"] != nil {
			t.Errorf("%s runs with the rights of main for what others wrote", file)
		}
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s: permissions %v", file, w.Permissions)
		}
		for name, job := range w.Jobs {
			for of, right := range job.Permissions {
				if right == "write" && !mayWrite[filepath.Base(file)+" "+name][of] {
					t.Errorf("%s: the job %s may write %s", file, name, of)
				}
			}
			for _, step := range job.Steps {
				if regexp.MustCompile(`\$\{\{`).MatchString(step.Run) {
					t.Errorf("%s: an expression in a script of %s: hand it over in env", file, name)
				}
			}
		}
	}
}

// TestPagesWorkflowsAgree: a site of its own is published as this one is, but
// for where the program comes from.
func TestPagesWorkflowsAgree(t *testing.T) {
	steps := func(file string) (list []string) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.Unmarshal(text, &w); err != nil {
			t.Fatal(err)
		}
		program := regexp.MustCompile(`^(go run \./cmd/)?ders `)
		for _, job := range []string{"build", "deploy"} {
			list = append(list, job+" "+w.Jobs[job].If)
			for _, step := range w.Jobs[job].Steps {
				switch {
				case step.Uses != "" || program.MatchString(step.Run):
					list = append(list, step.If+" "+step.Uses+program.ReplaceAllString(step.Run, ""))
				case strings.HasPrefix(step.If, "failure()") && strings.Contains(step.Run, "::error title="):
					list = append(list, step.If) // what to do, in the language of the site
				}
			}
		}
		return list
	}
	ours := steps("../.github/workflows/pages.yml")
	if len(ours) < 10 || !slices.Contains(ours, "failure() && steps.pages.outcome == 'failure'") {
		t.Errorf("only %q", ours)
	}
	for _, file := range glob(t, "starter/site/*/.github/workflows/pages.yml") {
		if theirs := steps(file); !slices.Equal(theirs, ours) {
			t.Errorf("%s:\n%q\nhere\n%q", file, theirs, ours)
		}
	}
}

// TestLeftOutTestsExist: what ci leaves out on Windows is still there to be left
// out, and is explained.
func TestLeftOutTestsExist(t *testing.T) {
	text, err := os.ReadFile("../.github/workflows/ci.yml")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`skip: \^\((.*)\)\$`).FindSubmatch(text)
	if m == nil {
		t.Fatal("ci.yml leaves nothing out")
	}
	tests := testsOfTheHouse(t)
	for name := range strings.SplitSeq(string(m[1]), "|") {
		if !tests["source."+name] && !tests["output."+name] {
			t.Errorf("ci.yml leaves out %s, which is no test of source or output", name)
		}
		if strings.Count(string(text), name) < 2 {
			t.Errorf("ci.yml does not say why %s is left out", name)
		}
	}
}
