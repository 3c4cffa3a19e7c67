// Package front reads a file's head: which keys it has, where they stand, and
// where the body begins. It is the only home of adrg/frontmatter and of YAML.
//
// Only plain YAML is accepted: between two lines of three dashes, the first of
// them the first line of the file. Anchors, aliases and custom tags are
// refused, so that what is read is as large as what is written.
package front

import (
	"bufio"
	"bytes"
	"regexp"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"ders/generator/source"
)

// maxBytes is the most front matter that is handed to the YAML parser.
const maxBytes = 256 << 10

var (
	ruleMissing = source.Define("front/missing", source.Error,
		source.Text{Message: "dosyanın başında ön bilgi yok", Hint: "dosyaya üç satırla başlayın: ---, title: Başlık, ---"},
		source.Text{Message: "the file has no front matter", Hint: "begin the file with three lines: ---, title: A title, ---"})
	ruleNotDashes = source.Define("front/not-dashes", source.Error,
		source.Text{Message: "ön bilgi “%s” ile başlıyor", Hint: "çizginin yerine tam üç kısa çizgi yazın: ---; alttakini de denetleyin"},
		source.Text{Message: "the front matter begins with “%s”", Hint: "write exactly three hyphens instead: ---; check the closing line, too"})
	ruleNoOpening = source.Define("front/no-opening", source.Error,
		source.Text{Message: "ön bilginin üstünde --- satırı yok", Hint: "bu satırın üstüne tek başına --- satırı ekleyin"},
		source.Text{Message: "there is no --- line above the front matter", Hint: "add a line --- above this one"})
	ruleNotFirst = source.Define("front/not-first", source.Error,
		source.Text{Message: "ön bilgi ilk satırın başında başlamıyor", Hint: "açılış çizgisini (---) ilk satırın en başına alın"},
		source.Text{Message: "the front matter does not begin at the start of the first line", Hint: "move the opening --- to the very start of line 1"})
	ruleUnterminated = source.Define("front/unterminated", source.Error,
		source.Text{Message: "ön bilgi kapanmıyor", Hint: "anahtarların altına tek başına --- satırı ekleyin"},
		source.Text{Message: "the front matter is not closed", Hint: "add a line --- below the keys"})
	ruleEndNotDashes = source.Define("front/end-not-dashes", source.Error,
		source.Text{Message: "ön bilgi “%s” satırıyla kapanmıyor", Hint: "satıra yalnız üç kısa çizgi yazın: ---"},
		source.Text{Message: "the line “%s” does not close the front matter", Hint: "write three hyphens alone on the line: ---"})
	ruleDotsEnd = source.Define("front/dots-end", source.Error,
		source.Text{Message: "ön bilgi ... ile kapatılmış", Hint: "... yerine --- yazın"},
		source.Text{Message: "the front matter is closed with ...", Hint: "write --- instead of ..."})
	ruleIndentedEnd = source.Define("front/indented-end", source.Error,
		source.Text{Message: "--- çizgisinin önünde boşluk var", Hint: "kapanış çizgisini satır başına alın; bir metnin içindeyse metni tırnağa alın"},
		source.Text{Message: "there is space before the --- line", Hint: "start the closing --- at the beginning of its line; quote it if it belongs to a text"})
	ruleTooLong = source.Define("front/too-long", source.Error,
		source.Text{Message: "ön bilgi çok uzun: %d bayt; sınır %d bayt", Hint: "uzun metni kapanış çizgisinin (---) altına taşıyın"},
		source.Text{Message: "the front matter is too long: %d bytes; the limit is %d bytes", Hint: "move text to the body"})
	ruleNotMapping = source.Define("front/not-a-mapping", source.Error,
		source.Text{Message: "burada “anahtar: değer” satırları bekleniyordu", Hint: "her satırı bir anahtarla başlatın, örneğin title: Başlık"},
		source.Text{Message: "“key: value” lines were expected here", Hint: "begin each line with a key, for example title: A title"})
	ruleDuplicateKey = source.Define("front/duplicate-key", source.Error,
		source.Text{Message: "“%s” anahtarı iki kez yazılmış", Hint: "birini silin"},
		source.Text{Message: "the key “%s” stands twice", Hint: "delete one of them"})
	ruleAlias = source.Define("front/alias", source.Error,
		source.Text{Message: "YAML bağlantıları (& ve *) kullanılamaz", Hint: "değeri olduğu gibi yazın; & ya da * ile başlıyorsa tırnağa alın"},
		source.Text{Message: "YAML anchors and aliases (& and *) are not allowed", Hint: "write the value itself; quote it if it begins with & or *"})
	ruleCustomTag = source.Define("front/custom-tag", source.Error,
		source.Text{Message: "“%s” YAML etiketi kullanılamaz", Hint: "değeri tırnağa alın"},
		source.Text{Message: "the YAML tag “%s” is not allowed", Hint: "quote the value"})
)

var (
	dashes  = regexp.MustCompile(`^[ \t]*[-–—−_]+[ \t]*$`) // what a word processor makes of ---
	keyLine = regexp.MustCompile(`^\pL[\pL_]*:`)
	closing = regexp.MustCompile(`(?m)^---[ \t]*$`)
)

var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// Split reads the head of a Markdown file. Its fields are empty where the
// head could not be read; body is the offset at which the body begins.
func Split(file *source.File) (head *Fields, body int) {
	text := file.Text
	head = &Fields{file: file, diags: &source.List{}, where: file.Span(0, 0), unread: true}
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		rule, at := ruleMissing, 0
		trimmed := strings.TrimLeft(text, " \t\n")
		if line, _, _ := strings.Cut(trimmed, "\n"); strings.TrimRight(line, " \t") == "---" {
			rule, at = ruleNotFirst, len(text)-len(trimmed)
		}
		line, below, _ := strings.Cut(text[at:], "\n")
		switch {
		case rule == ruleMissing && dashes.MatchString(line) && keyLine.MatchString(below):
			head.Report(file.Span(at, at+len(line)).Report(ruleNotDashes, strings.TrimSpace(line)))
			return head, 0
		case rule == ruleMissing && keyLine.MatchString(line) && closing.MatchString(below):
			rule = ruleNoOpening
		}
		head.Report(file.Span(at, at+len(line)).Report(rule))
		return head, 0
	}
	head.where = file.Span(0, len("---"))

	start := len(text) - len(rest)
	stop, closed := head.findEnd(start)
	if !closed {
		return head, stop
	}

	format := frontmatter.NewFormat("---", "---", func(data []byte, v any) error {
		v.(*Fields).load(data, start)
		return nil // on an error the library would give no body
	})
	// The library copies what it reads: it gets the head alone, in a reader that
	// it takes as it is.
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(strings.NewReader(text[:stop]))
	remaining, err := frontmatter.Parse(reader, head, format)
	if err != nil { // a string reader does not fail
		panic(err)
	}
	return head, stop - len(remaining)
}

// findEnd finds the line that closes a head: where the text below it begins. It
// reports a head that has none, and one that is too long.
func (f *Fields) findEnd(start int) (below int, closed bool) {
	// The library trims each line before it compares: look for what it would
	// take for the end, and refuse what we would not.
	var meant source.Span // to be the end
	above := true         // of the first blank line
	offset := start
	for line := range strings.Lines(f.file.Text[start:]) {
		bare := strings.TrimRight(line, " \t\n")
		if trimmed := strings.TrimLeft(bare, " \t"); trimmed == "---" {
			if trimmed != bare {
				at := offset + len(bare) - len(trimmed)
				f.Report(f.file.Span(at, at+3).Report(ruleIndentedEnd))
			}
			if offset-start > maxBytes {
				f.Report(f.where.Report(ruleTooLong, offset-start, maxBytes))
				return len(f.file.Text), false
			}
			return offset + len(line), true
		}
		if bare == "..." {
			f.Report(f.file.Span(offset, offset+3).Report(ruleDotsEnd))
			return offset + len(line), false
		}
		above = above && bare != ""
		if above && meant.File == nil && (dashes.MatchString(bare) || strings.HasPrefix(bare, "---")) {
			meant = f.file.Span(offset, offset+len(bare))
		}
		offset += len(line)
	}
	if meant.File != nil {
		f.Report(meant.Report(ruleEndNotDashes, strings.TrimSpace(meant.Text())))
		return meant.End, false
	}
	f.Report(f.where.Report(ruleUnterminated))
	return len(f.file.Text), false
}

// Parse reads a whole YAML file.
func Parse(file *source.File) *Fields {
	fields := &Fields{file: file, diags: &source.List{}, where: file.Span(0, 0)}
	if len(file.Text) > maxBytes {
		fields.Report(fields.where.Report(ruleTooLong, len(file.Text), maxBytes))
		return fields
	}
	fields.load([]byte(file.Text), 0)
	return fields
}

// load parses the YAML that begins at offset base of the file.
func (f *Fields) load(data []byte, base int) {
	before := len(*f.diags)
	f.base = base
	f.parse(data)
	f.unread = len(*f.diags) > before
}

func (f *Fields) parse(data []byte) {
	if !holdsYAML(data) {
		return
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		f.slips(err, data)
		return
	}
	if !f.plain(doc.Content[0]) {
		return
	}
	if f.gluedColon(string(data)) {
		return
	}
	if doc.Content[0].Kind != yaml.MappingNode && f.equals(string(data)) {
		return
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		f.diags.Add(f.span(doc.Content[0]).Report(ruleNotMapping))
		return
	}
	f.fill(doc.Content[0])
}

// holdsYAML reports whether there is more than blank lines and comments, which
// the library takes for a mistake.
func holdsYAML(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
}

// plain reports whether a tree holds only what we accept, and says what not.
func (f *Fields) plain(n *yaml.Node) bool {
	ok := true
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		f.diags.Add(f.span(n).Report(ruleAlias))
		return false
	}
	if n.Style&yaml.TaggedStyle != 0 || n.Tag != "" && !strings.HasPrefix(n.Tag, "!!") {
		f.diags.Add(f.span(n).Report(ruleCustomTag, n.Tag))
		return false
	}
	for _, child := range n.Content {
		ok = f.plain(child) && ok
	}
	if n.Kind == yaml.MappingNode {
		first := map[string]*yaml.Node{}
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			if before := first[key.Value]; before != nil {
				f.diags.Add(f.span(key).Report(ruleDuplicateKey, key.Value).FirstHere(f.span(before)))
				ok = false
			} else {
				first[key.Value] = key
			}
		}
	}
	return ok
}

// offset is the place in the file of a line and column of the YAML.
func (f *Fields) offset(line, col int) int {
	return f.file.Offset(f.file.Pos(f.base).Line-1+line, col)
}

// span is where a node stands: a scalar as it is written, of anything else the
// first character.
func (f *Fields) span(n *yaml.Node) source.Span {
	start := f.offset(n.Line, n.Column)
	rest := f.file.Text[start:]
	length := 1
	switch {
	case n.Kind == yaml.AliasNode:
		length = 1 + len(n.Value)
	case strings.HasPrefix(rest, "&") || strings.HasPrefix(rest, "!"): // an anchor or a tag
		length = max(1, strings.IndexAny(rest+"\n", " \n"))
	case n.Kind != yaml.ScalarNode:
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && rest != "":
		quote := rest[0]
		for length < len(rest) && rest[length] != quote && rest[length] != '\n' {
			if rest[length] == '\\' && quote == '"' {
				length++
			}
			length++
		}
		length++
	case strings.HasPrefix(rest, n.Value):
		length = len(n.Value)
	}
	return f.file.Span(start, start+length)
}
