package markdown

import (
	"github.com/yuin/goldmark/ast"

	"ders/generator/lang"
	"ders/generator/source"
)

// tabs is a group of callouts of kind tab.
type tabs struct{ ast.BaseBlock }

var kindTabs = ast.NewNodeKind("Tabs")

func (n *tabs) Kind() ast.NodeKind         { return kindTabs }
func (n *tabs) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func groupTabs(parent ast.Node) {
	var group *tabs
	for child := parent.FirstChild(); child != nil; {
		next := child.NextSibling()
		switch n := child.(type) {
		case *callout:
			if n.kind != "tab" {
				group = nil
				break
			}
			if group == nil {
				group = &tabs{}
				group.SetPos(n.BaseBlock.Pos())
				parent.InsertBefore(parent, child, group)
			}
			group.AppendChild(group, child)
		case *ast.ThematicBreak:
			if group != nil && isTab(next) { // a separator between two groups, not a line
				parent.RemoveChild(parent, child)
			}
			group = nil
		default:
			group = nil
		}
		if child.Type() == ast.TypeBlock {
			groupTabs(child)
		}
		child = next
	}
}

var (
	ruleNoTabTitle = source.Define("markdown/untitled-tab", source.Error,
		source.Text{Message: "sekmenin başlığı yok", Hint: "işaretten sonra yazın: > [!tab] Telefon"},
		source.Text{Message: "the tab has no title", Hint: "write it behind the marker: > [!tab] Phone"})
	ruleSameTab = source.Define("markdown/same-tab", source.Warning,
		source.Text{Message: "bu grupta “%s” başlıklı iki sekme var", Hint: "birinin başlığını değiştirin; yeni bir grup başlıyorsa araya --- satırı koyun"},
		source.Text{Message: "this group has two tabs “%s”", Hint: "change the title of one; if a new group begins here, put a line --- between"})
)

// tabTitles reports tabs of a group that nobody can tell by their titles.
func (w *writer) tabTitles(group *tabs) {
	first := map[string]source.Span{}
	for child := range children(group) {
		mark := child.(*callout).marker
		title := plain(mark, w.text)
		if title == "" {
			w.report(mark.kindSpan.Start, mark.kindSpan.Stop, ruleNoTabTitle)
			continue
		}
		words := mark.Lines().At(0)
		at := w.span(words.Start, words.Stop)
		if before, twice := first[lang.Fold(title)]; twice {
			w.diags.Add(at.Report(ruleSameTab, title).FirstHere(before))
		} else {
			first[lang.Fold(title)] = at
		}
	}
}

func isTab(n ast.Node) bool {
	c, ok := n.(*callout)
	return ok && c.kind == "tab"
}
