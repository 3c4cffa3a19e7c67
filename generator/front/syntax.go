package front

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"ders/generator/source"
)

var (
	ruleQuoteColon = source.Define("front/quote-value", source.Error,
		source.Text{Message: "değerin içinde iki nokta var", Hint: "değeri tırnağa alın: %s"},
		source.Text{Message: "the value holds a colon", Hint: "quote the value: %s"})
	ruleQuoteStart = source.Define("front/quote-start", source.Error,
		source.Text{Message: "değer özel bir işaretle başlıyor: %s", Hint: "değeri tırnağa alın: %[2]s"},
		source.Text{Message: "the value begins with a special character: %s", Hint: "quote the value: %[2]s"})
	ruleIndentedKey = source.Define("front/indented-key", source.Error,
		source.Text{Message: "“%s” satırının başında fazladan boşluk var", Hint: "satırın başındaki boşluğu silin"},
		source.Text{Message: "there is space before “%s”", Hint: "delete the space at the beginning of the line"})
	ruleUnaligned = source.Define("front/unaligned", source.Error,
		source.Text{Message: "“%s” üstündeki satırlarla aynı hizada başlamıyor", Hint: "aynı öğenin anahtarlarını alt alta, aynı sütundan başlatın"},
		source.Text{Message: "“%s” does not begin where the lines above begin", Hint: "begin the keys of one item below each other, in the same column"})
	ruleListDash = source.Define("front/list-dash", source.Error,
		source.Text{Message: "satır bir liste öğesi başlatmıyor", Hint: "kısa çizgi ve bir boşlukla başlatın: - %s"},
		source.Text{Message: "the line begins no list item", Hint: "begin it with a hyphen and a space: - %s"})
	ruleBraces = source.Define("front/braces", source.Error,
		source.Text{Message: "aynı satırdaki bilgilerin çevresinde süslü ayraç yok", Hint: "şöyle yazın: %s"},
		source.Text{Message: "there are no braces around the keys of this line", Hint: "write it like this: %s"})
	rulePercent = source.Define("front/percent", source.Error,
		source.Text{Message: "sayının önünde yüzde işareti var", Hint: "işareti silin: %s"},
		source.Text{Message: "there is a percent sign before the number", Hint: "delete it: %s"})
	ruleNoSpace = source.Define("front/no-space", source.Error,
		source.Text{Message: "iki noktadan sonra boşluk yok", Hint: "bir boşluk koyun: %s"},
		source.Text{Message: "there is no space after the colon", Hint: "add one: %s"})
	ruleEquals = source.Define("front/equals", source.Error,
		source.Text{Message: "“%s” anahtarıyla değeri arasında eşittir işareti var", Hint: "eşittir yerine iki nokta ve bir boşluk koyun: %[2]s"},
		source.Text{Message: "there is an equals sign between the key “%s” and its value", Hint: "write a colon and a space instead: %[2]s"})
	ruleInnerQuote = source.Define("front/inner-quote", source.Error,
		source.Text{Message: "tırnağın içinde aynı tırnak var; değer orada bitiyor", Hint: "dıştaki tırnağı değiştirin: %s"},
		source.Text{Message: "the value holds the mark that it is quoted with, and ends there", Hint: "use the other marks around it: %s"})
	ruleUnclosedBracket = source.Define("front/unclosed-bracket", source.Error,
		source.Text{Message: "ayraç kapanmıyor: %s", Hint: "değerin sonuna %[2]s ekleyin"},
		source.Text{Message: "the bracket is not closed: %s", Hint: "add %[2]s at the end of the value"})
	ruleListHash = source.Define("front/hash-in-list", source.Error,
		source.Text{Message: "liste # işaretinde kesiliyor; sonrası yorum sayılır", Hint: "# işaretini silin ya da öğeyi tırnağa alın: \"%s\""},
		source.Text{Message: "the list is cut at the #; what follows counts as a comment", Hint: "delete the #, or quote the item: \"%s\""})
	ruleTab = source.Define("front/tab", source.Error,
		source.Text{Message: "satır sekme (Tab) ile içeri alınmış", Hint: "sekme yerine boşluk kullanın"},
		source.Text{Message: "the line is indented with a tab", Hint: "use spaces instead of tabs"})
	ruleUnclosedQuote = source.Define("front/unclosed-quote", source.Error,
		source.Text{Message: "tırnak kapanmıyor", Hint: "değerin sonuna kapanış tırnağını ekleyin"},
		source.Text{Message: "the quotation mark is not closed", Hint: "add the closing mark at the end of the value"})
	ruleSyntax = source.Define("front/syntax", source.Error,
		source.Text{Message: "satır YAML olarak okunamıyor", Hint: "her satırda “anahtar: değer” olmalı; listeleri [a, b] diye yazın, özel işaretli değerleri tırnağa alın"},
		source.Text{Message: "the line cannot be read as YAML", Hint: "write “key: value” on each line, lists as [a, b], and quote values with special characters"})
	ruleTwoDocuments = source.Define("front/two-documents", source.Error,
		source.Text{Message: "dosyada iki YAML belgesi var", Hint: "ikinci --- satırını ve altını silin"},
		source.Text{Message: "the file holds two YAML documents", Hint: "delete the second --- line and what follows"})
)

// syntax translates an error of the YAML library. It returns where the line
// begins that it found.
func (f *Fields) syntax(err error, data []byte) (whole int) {
	line, col, message := 1, 1, err.Error()
	var loadErr *yaml.LoadError
	if errors.As(err, &loadErr) {
		mark := loadErr.Mark
		// An open quote or bracket is named where it opens; a key that does not
		// fit where it stands, not at the first key of all.
		if loadErr.ContextMark.Line > 0 && !strings.Contains(loadErr.ContextMsg, "block ") {
			mark = loadErr.ContextMark
		}
		line, col, message = max(mark.Line, 1), max(mark.Column, 1), loadErr.Message
	}
	at := f.offset(line, col)
	lineText := f.file.Text[at:]
	lineText, _, _ = strings.Cut(lineText, "\n")
	span := f.file.Span(at, at+max(1, len(lineText)))
	whole = f.offset(line, 1)
	full, _, _ := strings.Cut(f.file.Text[whole:], "\n")
	key, after, _ := strings.Cut(full, ":")
	value := strings.TrimSpace(after)
	switch {
	case f.gluedColon(string(data)), f.equals(string(data)):
		return -1 // all of them
	case f.isText(whole, full):
		f.diags.Add(f.file.Span(whole, whole+len(full)).Report(ruleUnterminated))
	case quotedTwice(value) != "":
		start := whole + strings.Index(full, value)
		f.diags.Add(f.file.Span(start, start+len(value)).Report(ruleInnerQuote, strings.TrimSpace(key)+": "+quotedTwice(value)))
	case foreignDash.MatchString(full), gluedDash.MatchString(full):
		bullet := foreignDash.FindString(full)
		if bullet == "" {
			bullet = full[:strings.IndexByte(full, '-')+1]
		}
		f.diags.Add(f.file.Span(whole, whole+len(full)).Report(ruleListDash, full[len(bullet):]))
	case strings.Contains(message, "mapping values are not allowed") && keysOfItem.MatchString(full):
		start := whole + strings.IndexByte(full, '-') + len("- ")
		f.diags.Add(f.file.Span(start, whole+len(full)).Report(ruleBraces, "- { "+strings.TrimSpace(f.file.Text[start:whole+len(full)])+" }"))
	case anyKey.MatchString(full) && strings.HasPrefix(f.lineBefore(whole), " "):
		start := whole + len(key) - len(strings.TrimLeft(key, " -"))
		f.diags.Add(f.file.Span(start, whole+len(key)).Report(ruleUnaligned, f.file.Text[start:whole+len(key)]))
	case strings.Contains(message, "mapping values are not allowed") && indentedKey.MatchString(full):
		start := whole + len(key) - len(strings.TrimLeft(key, " "))
		f.diags.Add(f.file.Span(start, whole+len(key)).Report(ruleIndentedKey, strings.TrimSpace(key)))
	case strings.Contains(message, "mapping values are not allowed"):
		start := whole + len(full) - len(strings.TrimLeft(after, " "))
		if m := curly.FindStringSubmatch(value); m != nil {
			value = m[1] + m[2]
		}
		quoted := strings.TrimSpace(key) + `: "` + strings.ReplaceAll(value, `"`, `\"`) + `"`
		f.diags.Add(f.file.Span(start, whole+len(full)).Report(ruleQuoteColon, quoted))
	case strings.Contains(message, "cannot start any token") && strings.HasPrefix(lineText, "\t"),
		strings.Contains(message, "tab character"):
		f.diags.Add(f.tabAt(whole, span).Report(ruleTab))
	case (strings.Contains(err.Error(), "flow ") || strings.Contains(message, "found a comment")) && f.hashInList(whole+len(full)):
	case strings.Contains(message, "unexpected end of stream"), strings.Contains(message, "unexpected document indicator"):
		f.diags.Add(span.Report(ruleUnclosedQuote))
	case strings.Contains(message, "unknown anchor"):
		f.diags.Add(span.Report(ruleAlias))
	case strings.Contains(message, "multiple"):
		at := f.base
		if i := bytes.Index(data, []byte("\n---")); i >= 0 {
			at += i + 1
		}
		f.diags.Add(f.file.Span(at, at+3).Report(ruleTwoDocuments))
	case percent.MatchString(value):
		start := whole + strings.Index(full, value)
		f.diags.Add(f.file.Span(start, start+len(value)).Report(rulePercent, strings.TrimSpace(key)+": "+value[1:]))
	case value != "" && strings.Contains("*&%@`|>", value[:1]):
		start := whole + strings.Index(full, value)
		quoted := strings.TrimSpace(key) + `: "` + strings.ReplaceAll(value, `"`, `\"`) + `"`
		f.diags.Add(f.file.Span(start, start+len(value)).Report(ruleQuoteStart, value[:1], quoted))
	case strings.HasPrefix(value, "[") && !strings.Contains(value, "]"):
		f.diags.Add(span.Report(ruleUnclosedBracket, "[", "]"))
	case strings.HasPrefix(value, "{") && !strings.Contains(value, "}"):
		f.diags.Add(span.Report(ruleUnclosedBracket, "{", "}"))
	default:
		f.diags.Add(span.Report(ruleSyntax))
	}
	return whole
}

var (
	indentedKey = regexp.MustCompile(`^ +[a-z_]+:(?: [^:]*)?$`)
	// anyKey is a line of a list's item, keysOfItem one that holds several keys.
	anyKey     = regexp.MustCompile(`^ +(?:- +)?[a-z_]+:(?: [^:]*)?$`)
	keysOfItem = regexp.MustCompile(`^ *- +[a-z_]+: *[^:,{}"']+(?:, *[a-z_]+: *[^:,{}"']+)+$`)
	percent    = regexp.MustCompile(`^%\d{1,3}$`)
	// foreignDash begins a line that means to be a list's item; such dashes,
	// bullets and no-break spaces come from word processors.
	foreignDash   = regexp.MustCompile(`^[ \t\x{a0}]*(?:[–—•·▪*][ \t\x{a0}]*|-\x{a0}[ \x{a0}]*)`)
	gluedDash     = regexp.MustCompile(`^ *-[{a-z]`)
	foreignBullet = regexp.MustCompile(`^[–—•·▪][ \x{a0}]+`)
	listHash      = regexp.MustCompile(`^[^#"'\[]*\[(?:[^\]#"']*[ ,])?(#[^\s\],"'](?:[^\],"']*[^\s\],"'])?)[^"']*\]`)
	equalsSign    = regexp.MustCompile(`^([a-z_]+)[ \t]*=[ \t]*([^\s:=][^:\n]*)\n?$`)
	glued         = regexp.MustCompile(`^([a-z_]+:)([^\s:/].*)\n?$`)
)

// gluedColon reports the lines "title:Words", which YAML takes for a text or
// for half of one.
func (f *Fields) gluedColon(data string) bool {
	if strings.ContainsAny(data, "|>") { // a text over several lines may hold anything
		return false
	}
	found := false
	at := f.base
	for line := range strings.Lines(data) {
		_, value, _ := strings.Cut(line, ":")
		if value != "" && value[0] != ' ' { // as few are
			if m := glued.FindStringSubmatch(line); m != nil {
				f.diags.Add(f.file.Span(at, at+len(m[1])).Report(ruleNoSpace, m[1]+" "+strings.TrimLeft(m[2], "\u00a0")))
				found = true
			}
		}
		at += len(line)
	}
	return found
}

// equals reports the lines "title = Words", which hold no key for YAML.
func (f *Fields) equals(data string) bool {
	found := false
	at := f.base
	for line := range strings.Lines(data) {
		if m := equalsSign.FindStringSubmatchIndex(line); m != nil {
			f.diags.Add(f.file.Span(at, at+m[3]).Report(ruleEquals, line[:m[3]], line[:m[3]]+": "+line[m[4]:m[5]]))
			found = true
		}
		at += len(line)
	}
	return found
}

// isText reports whether a line of a head is the text of the page, below a head
// that is not closed: a sentence under a blank line.
func (f *Fields) isText(at int, line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return f.base > 0 && at > f.base && unicode.IsUpper(first) && !keyLine.MatchString(line) &&
		strings.HasSuffix(f.file.Text[:at], "\n\n")
}

// quotedTwice is a quoted value that holds its own quotation mark, between the
// other marks; of any other value it is empty.
func quotedTwice(value string) string {
	if len(value) < 4 || value[0] != value[len(value)-1] {
		return ""
	}
	inside := value[1 : len(value)-1]
	if before, after, _ := strings.Cut(inside, value[:1]); before != "" && strings.HasPrefix(after, " ") { // 'a' and 'b'
		inside = value
	}
	switch {
	case value[0] == '\'' && strings.Contains(strings.ReplaceAll(inside, "''", ""), "'"):
		return `"` + strings.ReplaceAll(inside, `"`, `\"`) + `"`
	case value[0] == '"' && strings.Contains(strings.ReplaceAll(inside, `\"`, ""), `"`):
		return "'" + strings.ReplaceAll(inside, "'", "''") + "'"
	}
	return ""
}

// hashInList reports the item of a list in brackets whose # hides the rest of
// its line, the closing bracket too. What cannot be read is the last line that
// the library saw, or a line below.
func (f *Fields) hashInList(last int) bool {
	for last = min(last, len(f.file.Text)); last >= f.base; {
		start := strings.LastIndexByte(f.file.Text[:last], '\n') + 1
		if m := listHash.FindStringSubmatchIndex(f.file.Text[start:last]); m != nil {
			at := f.file.Span(start+m[2], start+m[3])
			f.diags.Add(at.Report(ruleListHash, strings.TrimRight(at.Text(), " ")))
			return true
		}
		last = start - 1
	}
	return false
}

// lineBefore is the last line above an offset that is not blank.
func (f *Fields) lineBefore(offset int) string {
	text := strings.TrimRight(f.file.Text[f.base:offset], " \t\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// tabAt is the line that a tab indents, of which the library may name the end of
// the one above.
func (f *Fields) tabAt(line int, named source.Span) source.Span {
	isIndented := func(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), "\t") }
	first, below, _ := strings.Cut(f.file.Text[line:], "\n")
	second, _, _ := strings.Cut(below, "\n")
	if isIndented(first) || !isIndented(second) {
		return named
	}
	start := line + len(first) + len("\n")
	return f.file.Span(start, start+len(second))
}
