package devserver

import (
	"strings"
	"testing"

	"ders/generator/source"
)

func TestEditorLinks(t *testing.T) {
	const vscode = "vscode://file/{file}:{line}"
	for _, c := range []struct {
		template, root, path string
		line, col            int
		want                 string
	}{
		{vscode, "/home/ayşe/site", "content/a.md", 3, 4, "vscode://file/home/ay%C5%9Fe/site/content/a.md:3"},
		{vscode + ":{column}", "/s", "content/a.md", 3, 4, "vscode://file/s/content/a.md:3:4"},
		{vscode + ":{column}", "/s", "content/a.md", 3, 0, "vscode://file/s/content/a.md:3:1"},
		{"idea://open?file={file}&line={line}", "/s", "content/a.md", 3, 4, "idea://open?file=/s/content/a.md&line=3"},
		{"txmt://open?url=file://{file}&line={line}&column={column}", "/s", "ders.yaml", 3, 4, "txmt://open?url=file:///s/ders.yaml&line=3&column=4"},
		{"zed://file/{file}:{line}", "/", "ders.yaml", 1, 1, "zed://file/ders.yaml:1"},
		{"emacs://open?file={file}&again={file}", "/s", "a b.md", 1, 1, "emacs://open?file=/s/a%20b.md&again=/s/a%20b.md"},
		// what would end the path or begin something else
		{vscode, "/s", `content/a:9"#?&%{line}'<>.md`, 3, 4, "vscode://file/s/content/a%3A9%22%23%3F%26%25%7Bline%7D%27%3C%3E.md:3"},
		// Windows
		{vscode, `C:\Users\Ayşe Can\site`, "content/a.md", 3, 4, "vscode://file/C:/Users/Ay%C5%9Fe%20Can/site/content/a.md:3"},
		{"txmt://open?url=file://{file}", `c:\site`, "ders.yaml", 3, 4, "txmt://open?url=file:///c:/site/ders.yaml"},
		{vscode, `D:\`, "ders.yaml", 3, 4, "vscode://file/D:/ders.yaml:3"},
		// nothing to open, or nobody to tell
		{"", "/s", "content/a.md", 3, 4, ""},
		{vscode, "", "content/a.md", 3, 4, ""},
		{vscode, "/s", "content", 0, 0, ""},
		{vscode, "/s", "content/a\uFFFD\u202e.md", 3, 4, ""},
	} {
		if got := (editor{c.template, c.root}).link(c.path, c.line, c.col); got != c.want {
			t.Errorf("%s, %s, %s:\n got %s\nwant %s", c.template, c.root, c.path, got, c.want)
		}
	}
}

// Every place of a problem has its link, the related ones too.
func TestProblemsLinkToTheEditor(t *testing.T) {
	f := source.NewFile("quizzes/q.md", []byte("# Sınav\n\n- [ ] Soru\n"))
	result := broken("tr")
	result.Diagnostics = source.List{f.Span(strings.Index(f.Text, "[ ]"), len(f.Text)).Report(badRule, "Soru").FirstHere(f.Span(0, 1))}
	st := newState("b", "tr")
	st.add(result, nil, true, editor{"zed://file/{file}:{line}:{column}", "/s"})
	p := st.Problems[0]
	if p.Link != "zed://file/s/quizzes/q.md:3:3" || len(p.Related) != 1 || p.Related[0].Link != "zed://file/s/quizzes/q.md:1:1" {
		t.Errorf("%+v", p)
	}
	if text := st.text(); strings.Contains(text, "zed:") {
		t.Errorf("without scripts: %s", text)
	}
}
