// Package themes embeds the themes that ders ships, and nothing else.
package themes

import "embed"

// FS holds one folder for each theme.
//
//go:embed all:default
var FS embed.FS
