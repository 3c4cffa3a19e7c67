package front

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ders/generator/source"
)

var (
	ruleNotList = source.Define("front/not-list", source.Error,
		source.Text{Message: "“%s” bir liste olmalı", Hint: "köşeli ayraçla yazın: %[1]s: [bir, iki]"},
		source.Text{Message: "“%s” must be a list", Hint: "write it in brackets: %[1]s: [one, two]"})
	ruleListCommas = source.Define("front/list-brackets", source.Error,
		source.Text{Message: "“%s” listesi tek bir metin sayılıyor", Hint: "öğeleri köşeli ayraca alın, aralarına virgül koyun: %[2]s"},
		source.Text{Message: "the list “%s” counts as a single text", Hint: "put brackets around its items and commas between them: %[2]s"})
	ruleNotEntries = source.Define("front/not-entries", source.Error,
		source.Text{Message: "“%s” listesinin her öğesinde “anahtar: değer” çiftleri olmalı", Hint: "her öğeyi şöyle yazın: %[2]s"},
		source.Text{Message: "every item of the list “%s” must hold “key: value” pairs", Hint: "write every item like this: %[2]s"})
	ruleDoubleBrackets = source.Define("front/double-brackets", source.Error,
		source.Text{Message: "“%s” listesinde köşeli ayraç iki kez yazılmış", Hint: "tek ayraç yazın: %[2]s"},
		source.Text{Message: "the list “%s” has its brackets twice", Hint: "write them once: %[2]s"})
	ruleKeyedItem = source.Define("front/keyed-item", source.Error,
		source.Text{Message: "öğenin kimliği “%s” anahtar olarak yazılmış", Hint: "şöyle yazın: %[2]s"},
		source.Text{Message: "the item's id “%s” is written as a key", Hint: "write it like this: %[2]s"})
	ruleSplitEntry = source.Define("front/split-entry", source.Error,
		source.Text{Message: "buradaki “-” işareti yeni bir öğe başlatıyor", Hint: "“-” işaretini yalnız öğenin ilk satırında bırakın; ötekilerde yerine boşluk koyun"},
		source.Text{Message: "the “-” begins a new item here", Hint: "keep it on the first line of the item, and write a space instead of it on the others"})
)

// separators part the items of a list that was written as one text.
var separators = regexp.MustCompile(`[ \t]*[,;][ \t]*`)

// Strings is a list of texts; a single text is a list of one.
func (f *Fields) Strings(key string) []source.Value {
	n := f.get(key)
	if n == nil {
		return nil
	}
	items := n.Content
	switch {
	case n.Kind == yaml.ScalarNode:
		items = []*yaml.Node{n}
	case n.Kind != yaml.SequenceNode:
		f.wrong(n, ruleNotList, key)
		return nil
	}
	items = f.unbracketed(key, items)
	out := []source.Value{}
	for _, item := range items {
		if f.joined(key, item) {
			return nil
		}
		if f.hiddenItem(item) {
			continue
		}
		out = append(out, f.text(key, item))
	}
	return out
}

// unbracketed are the items of a list without the brackets that it has twice, as
// the links of some programs have them.
func (f *Fields) unbracketed(key string, items []*yaml.Node) []*yaml.Node {
	if len(items) != 1 || items[0].Kind != yaml.SequenceNode {
		return items
	}
	inner := items[0].Content
	var texts []string
	for _, item := range inner {
		if item.Kind != yaml.ScalarNode {
			return items
		}
		texts = append(texts, item.Value)
	}
	f.wrong(items[0], ruleDoubleBrackets, key, key+": ["+strings.Join(texts, ", ")+"]")
	return inner
}

// hiddenItem reports an item like "- #iade", which is empty: all of it is a
// comment.
func (f *Fields) hiddenItem(item *yaml.Node) bool {
	if item.Kind != yaml.ScalarNode || item.Value != "" || item.Style != 0 {
		return false
	}
	start := f.span(item).Start
	rest, _, _ := strings.Cut(f.file.Text[start:], "\n")
	m := gluedHash.FindStringSubmatchIndex(rest)
	if m == nil {
		return false
	}
	text := strings.TrimRight(rest[m[2]:], " \t")
	f.diags.Add(f.file.Span(start+m[2], start+m[2]+len(text)).Report(ruleListHash, text))
	return true
}

// joined reports an item that holds the whole list, for want of brackets,
// commas or dashes.
func (f *Fields) joined(key string, item *yaml.Node) bool {
	if item.Kind != yaml.ScalarNode || item.Style != 0 {
		return false
	}
	parts := separators.Split(strings.Trim(item.Value, ",; "), -1)
	if bullet := foreignBullet.FindString(item.Value); bullet != "" {
		parts = strings.Split(strings.TrimPrefix(item.Value, bullet), " "+strings.TrimRight(bullet, " \u00a0")+" ")
	} else if len(parts) == 1 {
		return false
	}
	f.wrong(item, ruleListCommas, key, key+": ["+strings.Join(parts, ", ")+"]")
	return true
}

// Maps is a list of mappings, a single mapping a list of one; other items of
// the list are handed to plain, or reported where plain is nil. The example is
// an item that its author may copy.
func (f *Fields) Maps(key, example string, plain func(source.Value)) []*Fields {
	n := f.get(key)
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.MappingNode && !holdsMappings(n):
		return []*Fields{f.sub(n)}
	case n.Kind != yaml.SequenceNode && plain == nil, n.Kind == yaml.MappingNode:
		f.wrong(n, ruleNotEntries, key, example)
		return nil
	case n.Kind != yaml.SequenceNode:
		f.wrong(n, ruleNotList, key)
		return nil
	case f.splitEntry(n, example):
		return nil
	}
	var out []*Fields
	reported := false
	for _, item := range n.Content {
		switch {
		case item.Kind == yaml.MappingNode:
			out = append(out, f.sub(f.unkeyed(item, example)))
		case plain != nil:
			plain(f.text(key, item))
		case !reported:
			f.wrong(item, ruleNotEntries, key, example)
			reported = true
		}
	}
	return out
}

// holdsMappings reports whether all values of a mapping are mappings: a list
// whose items were given names.
func holdsMappings(n *yaml.Node) bool {
	for i := 1; i < len(n.Content); i += 2 {
		if n.Content[i].Kind != yaml.MappingNode {
			return false
		}
	}
	return len(n.Content) > 0
}

// keyIn is a key of an example.
var keyIn = regexp.MustCompile(`([a-z_]+): ([^,}]*)`)

// keysOf are the keys of an example.
func keysOf(example string) (keys []string) {
	for _, m := range keyIn.FindAllStringSubmatch(example, -1) {
		keys = append(keys, m[1])
	}
	return keys
}

// unkeyed is an item of a list; one like "- E1: Words" with its id as a key,
// which is reported, is given the keys of the example.
func (f *Fields) unkeyed(item *yaml.Node, example string) *yaml.Node {
	if len(item.Content) != 2 { // more keys than one: the usual
		return item
	}
	keys, known := keyIn.FindAllStringSubmatch(example, -1), keysOf(example)
	if len(known) < 2 || known[0] != "id" {
		return item
	}
	id, value := item.Content[0], item.Content[1]
	if meant(id.Value, known) != "" || isNull(value) || value.Kind == yaml.SequenceNode {
		return item
	}
	write := strings.Replace(example, "id: "+keys[0][2], "id: "+id.Value, 1)
	named := func(name string) *yaml.Node {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: id.Line, Column: id.Column}
	}
	content := []*yaml.Node{named("id"), id}
	if value.Kind == yaml.MappingNode {
		content = append(content, value.Content...)
	} else {
		content = append(content, named(known[1]), value)
		write = strings.Replace(write, known[1]+": "+strings.TrimRight(keys[1][2], " "), known[1]+": "+value.Value, 1)
	}
	f.wrong(id, ruleKeyedItem, id.Value, write)
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: content, Line: item.Line, Column: item.Column}
}

// splitEntry reports an item whose lines each begin with a dash: items of one
// key each, and every key another one.
func (f *Fields) splitEntry(list *yaml.Node, example string) bool {
	if len(list.Content) < 2 {
		return false
	}
	seen := map[string]bool{}
	for _, item := range list.Content {
		if item.Kind != yaml.MappingNode || len(item.Content) != 2 || seen[item.Content[0].Value] {
			return false
		}
		seen[item.Content[0].Value] = true
	}
	known := keysOf(example)
	isKnown := func(item *yaml.Node) bool { return meant(item.Content[0].Value, known) != "" }
	if len(known) > 0 && known[0] == "id" && !slices.ContainsFunc(list.Content, isKnown) {
		return false // each has its id as a key
	}
	f.wrong(list.Content[1], ruleSplitEntry)
	return true
}
