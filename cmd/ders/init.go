package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ders/generator/config"
	"ders/generator/source"
	"ders/generator/starter"
)

func (p *program) initCommand() *cobra.Command {
	language := choice{"tr", []string{"tr", "en"}}
	if p.chosen {
		language.value = p.language
	}
	cmd := &cobra.Command{
		Use: "init " + p.say(argFolder), Short: p.say(aboutInit), Long: p.say(moreInit),
		Args: cobra.ArbitraryArgs, ValidArgsFunction: folders,
		SuggestFor: []string{"start", "setup", "site", "kur"},
	}
	p.choiceFlag(cmd, cmd.Flags(), "language", &language, p.say(flagLanguage))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir := "."
		switch {
		case len(args) > 1:
			return &failure{p.say(initOne, source.Printable(args[1])), p.say(initExample)}
		case len(args) == 1:
			dir = args[0]
		}
		if !p.chosen && (cmd.Flags().Changed("language") || !exists(filepath.Join(dir, config.Name))) {
			p.language = language.value // what is refused is refused in the language of the site that is there
		}
		return p.init(dir, language.value)
	}
	return cmd
}

// init writes a small site into a folder that is empty or new.
func (p *program) init(dir, language string) error {
	if err := p.isFree(dir); err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	site := starter.Site(language, builtFrom(info))
	if err := writeNew(dir, site); err != nil {
		return err
	}
	p.stdout.println(p.say(initMade, p.stdout.paint(bold, source.Printable(dir)), p.count(len(site), files)))
	if filepath.Clean(dir) == "." {
		p.stdout.println(p.say(initNextHere))
	} else {
		p.stdout.println(p.say(initNext, source.Printable(dir)))
	}
	return nil
}

// harmless are what may stand in a folder that counts as empty: what systems
// put there, a new repository, and this program where it was unpacked.
var harmless = []string{".git", ".DS_Store", "desktop.ini", "Thumbs.db", "ders", "ders.exe"}

// isFree refuses a folder that holds something.
func (p *program) isFree(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil && exists(dir) && !isFolder(dir): // first: Windows says that there is no such folder
		return &failure{p.say(isNoFolder, source.Printable(dir)), p.say(initExample)}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	if exists(filepath.Join(dir, config.Name)) {
		return &failure{p.say(initSite, source.Printable(dir)), p.say(initSiteGo)}
	}
	for _, entry := range entries {
		if !slices.Contains(harmless, entry.Name()) {
			return &failure{p.say(initFull, source.Printable(dir), source.Printable(entry.Name())), p.say(initExample)}
		}
	}
	return nil
}

// builtFrom is where the program can be installed from, as far as it knows: a
// path with a host, and a version that is published.
func builtFrom(info *debug.BuildInfo) starter.Program {
	if info == nil {
		return starter.Program{}
	}
	host, _, below := strings.Cut(info.Path, "/")
	if !below || !strings.Contains(host, ".") {
		return starter.Program{}
	}
	from := starter.Program{Package: info.Path}
	ofCheckout := slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "vcs.revision" })
	v := info.Main.Version
	if strings.HasPrefix(v, "v") && !strings.Contains(v, "+") && !(ofCheckout && madeUp.MatchString(v)) {
		from.Version = v
	}
	return from
}

// writeNew writes files of which none is there yet; if one cannot be written,
// those before it go again.
func writeNew(dir string, site map[string][]byte) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				os.Remove(name)
			}
		}
	}()
	var folder func(name string) error
	folder = func(name string) error {
		if isFolder(name) {
			return nil
		}
		if parent := filepath.Dir(name); parent != name {
			if err := folder(parent); err != nil {
				return err
			}
		}
		err := os.Mkdir(name, 0o755)
		if err == nil {
			made = append(made, name)
		}
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if err := folder(filepath.Join(dir, filepath.FromSlash(path.Dir(name)))); err != nil {
			return err
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		made = append(made, file)
		_, err = f.Write(site[name])
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}
