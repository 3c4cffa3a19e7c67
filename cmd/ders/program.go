package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"ders/generator"
	"ders/generator/config"
	"ders/generator/devserver"
	"ders/generator/output"
	"ders/generator/source"
)

// A program is one run of ders: where it prints and in which language.
type program struct {
	stdout, stderr *stream
	language       string // of everything printed: "tr" or "en"
	chosen         bool   // by --lang; else the site's language wins
}

// newProgram looks for --lang and --source before the flags are parsed: the
// words of help and of usage errors need a language too.
func newProgram(args []string, stdout, stderr *stream) *program {
	p := &program{stdout: stdout, stderr: stderr}
	if lang := flagValue(args, "lang"); lang == "tr" || lang == "en" {
		p.language, p.chosen = lang, true
		return p
	}
	p.language = siteLanguage(flagValue(args, "source"))
	return p
}

// flagValue is the last value of a flag in arguments that may be nonsense.
func flagValue(args []string, name string) string {
	value := ""
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if after, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			value = after
		} else if arg == "--"+name && i+1 < len(args) {
			value = args[i+1]
		}
	}
	return value
}

// siteLanguage is what ders.yaml says, "tr" where there is none.
func siteLanguage(dir string) string {
	if dir == "" {
		dir = siteFolder()
	}
	files, err := source.Open(dir, config.Name)
	if err != nil {
		return "tr"
	}
	defer files.Close()
	files.Rescan()
	c, _ := config.Read(files.File(config.Name), "", func(string) bool { return true })
	return c.Language
}

// speak takes over a site's language, unless --lang chose one.
func (p *program) speak(language string) {
	if !p.chosen && language != "" {
		p.language = language
	}
}

// open prepares the site folder; a wrong --source is said in words.
func (p *program) open(opts generator.Options) (*generator.Builder, error) {
	info, err := os.Stat(opts.Source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &failure{p.say(noSuchFolder, opts.Source), p.say(nameSource)}
	case err == nil && !info.IsDir():
		return nil, &failure{p.say(isNoFolder, opts.Source), p.say(nameSource)}
	}
	return generator.New(opts)
}

// failureText is an error as a person reads it on the way out.
func (p *program) failureText(err error) string {
	message, hint := source.Printable(err.Error()), ""
	var (
		told    *failure
		refused *output.Refusal
		taken   *devserver.PortInUse
		host    *devserver.BadHost
		path    *fs.PathError
	)
	switch {
	case errors.As(err, &told):
		message, hint = told.message, told.hint
	case errors.As(err, &refused):
		if words, ok := refusals[refused.Reason]; ok {
			args := []any{source.Printable(refused.Dir)}
			if n := len(refused.Files); n > 0 {
				args = append(args, p.count(n, files), listed(refused.Files))
			}
			message, hint = p.say(words.message, args...), p.say(words.hint)
		}
	case errors.As(err, &taken):
		message = taken.Message().In(p.language)
	case errors.As(err, &host):
		message, hint = host.Message().In(p.language), p.say(otherHost)
	case errors.Is(err, syscall.ENOSPC):
		message = p.say(diskFull)
	case closedParent(err) != "":
		message, hint = p.say(closedFolder, source.Printable(closedParent(err))), p.say(openFolder)
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &path):
		message = p.say(noPermission, source.Printable(path.Path))
	}
	text := "ders: " + source.Printable(message) + "\n"
	if hint != "" {
		text += p.hint(source.Printable(hint))
	}
	return text
}

// listed is the first few of some names.
func listed(names []string) string {
	const most = 5
	rest := ""
	if len(names) > most {
		names, rest = names[:most], ", …"
	}
	return strings.Join(names, ", ") + rest
}

// closedParent is the folder that did not take the lock of a publication or a
// folder on the way to its target; "" if that is not the error.
func closedParent(err error) string {
	var path *fs.PathError
	if !errors.As(err, &path) || !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
		return ""
	}
	if path.Op == "mkdir" || strings.HasSuffix(path.Path, ".ders-lock") {
		return filepath.Dir(path.Path)
	}
	return ""
}

func (p *program) hint(text string) string { return "  " + p.say(hintLabel) + ": " + text + "\n" }
