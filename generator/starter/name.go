package starter

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
)

// maxName is how long the name of a new file becomes at most.
const maxName = 60

// name is the number that a name states, and its slug, without a token that
// reads as obscene in Turkish.
func (p *planner) name(name string) (digits, slug string) {
	file, isFile := strings.CutSuffix(name, ".md")
	if name = file; isFile || isFileName.MatchString(name) {
		digits, name = splitNumber(name)
	}
	var tokens []string
	length := 0
	for token := range strings.SplitSeq(p.language.Slug(name), "-") {
		length += len(token) + 1
		if token != "" && lang.Obscene(token) == "" && (length <= maxName || tokens == nil) {
			tokens = append(tokens, token[:min(len(token), maxName)])
		}
	}
	return digits, strings.Join(tokens, "-")
}

// isFileName tells the name of a file from a title.
var isFileName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// title is the stated one, or the name in words.
func (p *planner) title(name string) {
	name = strings.Join(strings.Fields(strings.TrimSuffix(name, ".md")), " ")
	switch {
	case p.request.Title != "":
		p.file.Title = p.request.Title
		return
	case p.file.Title != "":
		return
	case isFileName.MatchString(name):
		_, name = splitNumber(name)
		name = strings.ReplaceAll(name, "-", " ")
		first, rest := name[:1], name[1:]
		if first == "i" && p.language.Tag() == "tr" {
			first = "İ"
		}
		name = strings.ToUpper(first) + rest
	}
	p.file.Title = name
}

// beside lists what stands in a folder, folders too.
func (p *planner) beside(dir string) []string {
	var names []string
	for _, name := range p.paths {
		if inside, below := strings.CutPrefix(name, dir+"/"); below {
			first, _, _ := strings.Cut(inside, "/")
			if first != "index.md" && !slices.Contains(names, first) {
				names = append(names, first)
			}
		}
	}
	return names
}

// number is that of the next file of a folder.
func (p *planner) number(dir string) string {
	names := slices.DeleteFunc(p.beside(dir), func(name string) bool { return path.Ext(name) != ".md" })
	if p.request.Kind != Lesson && len(names) == 0 {
		return ""
	}
	return nextNumber(names)
}

func joined(digits, slug string) string {
	if digits == "" {
		return slug
	}
	return digits + "-" + slug
}
