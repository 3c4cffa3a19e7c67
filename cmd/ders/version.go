package main

import (
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: p.say(aboutVersion),
		Args: p.noArguments, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			info, _ := debug.ReadBuildInfo()
			p.stdout.println(versionText(info))
			return nil
		},
	}
}

// versionText says what this program was built from; info may be nil. A version
// that Go made up for a checkout says no more than the commit does.
func versionText(info *debug.BuildInfo) string {
	version, commit, changed := "", "", ""
	if info != nil {
		version = info.Main.Version
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = "+dirty"
			}
		}
	}
	if version == "" || version == "(devel)" || commit != "" && madeUp.MatchString(version) {
		version = "devel"
	}
	parts := []string{"ders " + version}
	if commit != "" {
		parts = append(parts, commit+changed)
	}
	parts = append(parts, runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH)
	return strings.Join(parts, " · ")
}

// madeUp is a version of no tag: it ends in the time of a commit and its name.
var madeUp = regexp.MustCompile(`[-.]\d{14}-[0-9a-f]{12}(\+|$)`)
