package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// identity tells this program from any that may build another site of the same
// files: a published one by its version, wherever it was compiled and for
// whatever system, any other by its own file. It is empty where that cannot be
// read.
func identity() string {
	if info, ok := debug.ReadBuildInfo(); ok && isPublished(info) {
		return runtime.Version() + " " + info.Main.Path + " " + info.Main.Version
	}
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	return digestOf(name)
}

// isPublished reports whether a version says all about a program: that of a tag
// or a commit, with no change beside it and no library out of a folder.
func isPublished(info *debug.BuildInfo) bool {
	return !isLocal(&info.Main) && !strings.Contains(info.Main.Version, "+dirty") && !slices.ContainsFunc(info.Deps, isLocal)
}

func isLocal(module *debug.Module) bool {
	if module.Replace != nil {
		module = module.Replace
	}
	return module.Version == "" || module.Version == "(devel)"
}

// digestOf is of a file's bytes, or empty.
func digestOf(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	whole := sha256.New()
	if _, err := io.Copy(whole, file); err != nil {
		return ""
	}
	return hex.EncodeToString(whole.Sum(nil))
}
