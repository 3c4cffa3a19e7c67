package theme

import (
	"encoding/json"
	"path"
	"runtime"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"ders/generator/source"
)

// namespace keeps esbuild off the disk: every path it sees is a path inside
// the theme's assets folder.
const namespace = "theme"

// bundle compiles the entry points with esbuild. It reads only the theme's
// files and writes nothing: a pure function of them.
func (th *Theme) bundle(entries []string) source.List {
	if len(entries) == 0 {
		return nil
	}
	points := make([]api.EntryPoint, len(entries))
	for i, entry := range entries {
		points[i] = api.EntryPoint{InputPath: entry, OutputPath: strings.TrimSuffix(path.Base(entry), path.Ext(entry))}
	}
	result := api.Build(api.BuildOptions{
		EntryPointsAdvanced: points,
		Bundle:              true,
		Write:               false,
		Metafile:            true,
		Outdir:              "assets",
		AbsWorkingDir:       root(),
		EntryNames:          "[name]-[hash]",
		Format:              api.FormatIIFE, // loads under file:// too
		Target:              api.ES2020,
		Charset:             api.CharsetUTF8,
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		LegalComments:       api.LegalCommentsNone,
		LogLevel:            api.LogLevelSilent,
		Plugins:             []api.Plugin{th.loader()},
		TsconfigRaw:         `{"compilerOptions":{"strict":true}}`, // never one from the disk
	})
	var diags source.List
	for _, m := range result.Errors {
		diags.Add(th.assetFault(m, ruleAsset))
	}
	for _, m := range result.Warnings {
		diags.Add(th.assetFault(m, ruleAssetWarning))
	}
	if len(result.Errors) > 0 {
		return diags
	}
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil { // esbuild's own JSON
		panic(err)
	}
	for out, info := range meta.Outputs {
		if entry, ok := strings.CutPrefix(info.EntryPoint, namespace+":"); ok {
			th.entries[entry] = strings.TrimPrefix(out, "/")
		}
	}
	for _, file := range result.OutputFiles {
		name := strings.TrimPrefix(strings.ReplaceAll(file.Path, `\`, "/"), "/")
		if i := strings.Index(name, "assets/"); i > 0 { // a drive letter on Windows
			name = name[i:]
		}
		th.outputs[name] = file.Contents
	}
	return diags
}

// root is a folder that every disk has, for esbuild, which reads nothing there:
// no output depends on where the program runs.
func root() string {
	if runtime.GOOS == "windows" {
		return `C:\`
	}
	return "/"
}

// loader hands esbuild the theme's files.
func (th *Theme) loader() api.Plugin {
	find := func(name string) string {
		for _, candidate := range []string{name, name + ".ts", name + ".css"} {
			if th.files["assets/"+candidate] != nil {
				return candidate
			}
		}
		return ""
	}
	return api.Plugin{Name: "theme", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if strings.HasPrefix(args.Path, "data:") {
				return api.OnResolveResult{Path: args.Path, External: true}, nil
			}
			name := args.Path
			if args.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(args.Importer), args.Path)
			}
			if found := find(name); found != "" {
				return api.OnResolveResult{Path: found, Namespace: namespace}, nil
			}
			return api.OnResolveResult{Errors: []api.Message{{Text: "assets/" + name + " does not exist in the theme"}}}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			text := th.files["assets/"+args.Path].Text
			loader := api.LoaderTS
			switch path.Ext(args.Path) {
			case ".css":
				loader = api.LoaderCSS
			case ".json":
				loader = api.LoaderJSON
			case ".svg":
				loader = api.LoaderDataURL
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}

// assetFault translates a message of esbuild, whose columns are bytes from 0.
func (th *Theme) assetFault(m api.Message, rule *source.Rule) source.Diagnostic {
	if m.Location == nil {
		return source.ReportPath("themes", rule, m.Text)
	}
	file := th.files["assets/"+strings.TrimPrefix(m.Location.File, namespace+":")]
	if file == nil {
		return source.ReportPath(m.Location.File, rule, m.Text)
	}
	start := file.Offset(m.Location.Line, 1) + m.Location.Column
	return file.Span(start, start+max(1, m.Location.Length)).Report(rule, m.Text)
}
