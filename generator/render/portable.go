package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"ders/generator/output"
)

// The portable form of a site opens from a disk or a shared drive. What a
// server would do there is done here: no folder is opened, so every address
// names a file, and a browser lets no page read a file, so what scripts load
// stands in scripts. What only a network or a search engine reads is not made.

// indexName is the file that a server answers with where a folder is asked for.
const indexName = "index.html"

// to is the way from a page, whose way to the root is given, to an address of
// the site.
func (r *renderer) to(root, address string) string {
	if r.index == "" {
		return root + address
	}
	page, anchor, anchored := strings.Cut(address, "#")
	if page == "" || strings.HasSuffix(page, "/") {
		page += r.index
	}
	if anchored {
		page += "#" + anchor
	}
	return root + page
}

// Scripts adds files as a page loads them that may not read files: each under its
// name and ".js".
func Scripts(add func(name string, data []byte)) func(name string, data []byte) {
	return func(name string, data []byte) { add(name+".js", script(data)) }
}

// script is a text as a script that hands it to who loads it
// (assets/portable/portable.ts).
func script(text []byte) []byte {
	var b bytes.Buffer
	b.WriteString("document.currentScript.file=")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(string(text)); err != nil { // a string
		panic(err)
	}
	return b.Bytes()
}

// scripts adds the pages that other pages load: the quizzes, whose questions
// come back, and the progress page.
func (r *renderer) scripts(tree *output.Tree) error {
	pages := r.quizzes()
	if r.site.Progress != nil {
		pages = append(pages, r.site.Progress)
	}
	for _, page := range pages {
		err := tree.AddFunc(page.URL+indexName+".js", func() ([]byte, error) {
			text, err := r.make(file{page: page}, nil)
			return script(text), err
		})
		if err != nil {
			return fmt.Errorf("add script: %w", err)
		}
	}
	return nil
}
