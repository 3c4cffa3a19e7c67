package markdown

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ders/generator/source"
)

// A conversation is a quote whose lines start with bold speakers, at least
// two. In an outline the same shape with one label is a note ("İpucu:").

// conversation holds turns.
type conversation struct{ ast.BaseBlock }

var kindConversation = ast.NewNodeKind("Conversation")

func (n *conversation) Kind() ast.NodeKind         { return kindConversation }
func (n *conversation) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// turn is what one speaker says; its children are blocks.
type turn struct {
	ast.BaseBlock
	label string
	span  [2]int // of the label in the text
}

var kindTurn = ast.NewNodeKind("Turn")

func (n *turn) Kind() ast.NodeKind         { return kindTurn }
func (n *turn) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// label is the bold words that begin a line and end in a colon (inside or just
// after the bold), or nil.
func label(n ast.Node, src []byte) (strong *ast.Emphasis, words string) {
	strong, ok := n.(*ast.Emphasis)
	if !ok || strong.Level != 2 {
		return nil, ""
	}
	for c := range children(strong) {
		if c.Kind() == ast.KindLink || c.Kind() == ast.KindImage {
			return nil, "" // a speaker's name is written as plain text: the link would be lost
		}
	}
	words = plain(strong, src)
	if inside := strings.TrimSuffix(words, ":"); inside != words {
		return strong, strings.TrimSpace(inside)
	}
	if after, ok := strong.NextSibling().(*ast.Text); ok && strings.HasPrefix(string(after.Segment.Value(src)), ":") {
		return strong, words
	}
	return nil, ""
}

// startsLine reports whether an inline node is the first of its line.
func startsLine(n ast.Node) bool {
	before := n.PreviousSibling()
	if before == nil {
		return true
	}
	text, ok := before.(*ast.Text)
	return ok && (text.SoftLineBreak() || text.HardLineBreak())
}

// shapeConversation turns the children of a quote (or of a dialogue) into
// turns if they begin with a label and hold at least the given number.
// It reports whether it did.
func shapeConversation(parent ast.Node, least int, src []byte) bool {
	count := 0
	for block := parent.FirstChild(); block != nil; block = block.NextSibling() {
		if _, ok := block.(*ast.Paragraph); !ok {
			if count == 0 {
				return false
			}
			continue
		}
		for n := block.FirstChild(); n != nil; n = n.NextSibling() {
			if strong, _ := label(n, src); strong != nil && startsLine(n) {
				count++
			} else if count == 0 {
				return false
			}
		}
	}
	if count < least {
		return false
	}
	talk := &conversation{}
	talk.SetPos(parent.Pos())
	var current *turn
	for block := parent.FirstChild(); block != nil; {
		next := block.NextSibling()
		if p, ok := block.(*ast.Paragraph); ok {
			current = turnsOf(p, talk, current, src)
		} else {
			current.AppendChild(current, block)
		}
		block = next
	}
	parent.RemoveChildren(parent)
	parent.AppendChild(parent, talk)
	return true
}

// turnsOf moves a paragraph's lines into turns; lines without a label go on
// with the current one.
func turnsOf(p *ast.Paragraph, talk *conversation, current *turn, src []byte) *turn {
	var said *ast.Paragraph
	for n := p.FirstChild(); n != nil; {
		next := n.NextSibling()
		if strong, words := label(n, src); strong != nil && startsLine(n) {
			endLine(said)
			current = &turn{label: words, span: [2]int{strong.Pos(), extentOf(strong, src)}}
			p.RemoveChild(p, strong) // or it would stand before the next line's first
			current.SetPos(strong.Pos())
			talk.AppendChild(talk, current)
			said = ast.NewParagraph()
			current.AppendChild(current, said)
			if after, ok := next.(*ast.Text); ok {
				value := string(after.Segment.Value(src))
				if !strings.HasSuffix(plain(strong, src), ":") {
					value = strings.TrimPrefix(value, ":")
				}
				after.Segment.Start = after.Segment.Stop - len(strings.TrimLeft(value, " "))
			}
		} else {
			if said == nil {
				said = ast.NewParagraph()
				current.AppendChild(current, said)
			}
			said.AppendChild(said, n)
		}
		n = next
	}
	return current
}

// endLine drops the line break that a turn's last text ends with.
func endLine(p *ast.Paragraph) {
	if p == nil {
		return
	}
	if text, ok := p.LastChild().(*ast.Text); ok {
		text.SetSoftLineBreak(false)
		text.SetHardLineBreak(false)
	}
}

// extentOf is the offset behind an emphasis: its last text and the closing marks.
func extentOf(n *ast.Emphasis, src []byte) int {
	stop := n.Pos()
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := c.(*ast.Text); ok && entering {
			stop = max(stop, text.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	for i := 0; i < n.Level && stop < len(src); i++ {
		stop++
	}
	return stop
}

// conversation writes turns. Speakers are numbered in the order in which they
// first speak, so that a theme can put them on two sides: the second number is
// our side. Who is ours and does not speak second is named behind the marker.
//
//	> [!dialogue] Elif
//	> **Elif:** …
func (w *writer) conversation(n *conversation) {
	// One label makes a note, unless the author says that it is a dialogue.
	if _, dialogue := n.Parent().(*callout); n.ChildCount() == 1 && !dialogue {
		only := n.FirstChild().(*turn)
		w.html("<p><strong>").plainText(only.label + ":").html("</strong></p>\n")
		w.blocks(only)
		return
	}
	w.talk(n)
}

// talk writes turns as a conversation, however few they are.
func (w *writer) talk(n *conversation) {
	w.html(`<div class="conversation">` + "\n")
	numbers := map[string]int{}
	const second = 2
	ours := w.ours(n)
	if ours != "" {
		numbers[ours] = second
	}
	free := 1
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t := child.(*turn)
		if numbers[t.label] == 0 {
			if free == second && ours != "" {
				free++
			}
			numbers[t.label] = free
			free++
		}
		w.html(`<div class="turn turn-` + strconv.Itoa(min(numbers[t.label], 4)) + `"><p class="speaker">`)
		w.plainText(t.label).html("</p>\n")
		w.blocks(t)
		w.html("</div>\n")
	}
	w.html("</div>\n")
}

// ours is the speaker whom the author named as ours, or empty.
func (w *writer) ours(n *conversation) string {
	dialogue, ok := n.Parent().(*callout)
	if !ok || !dialogue.marker.HasChildren() {
		return ""
	}
	name := plain(dialogue.marker, w.text)
	var speakers []string
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if label := child.(*turn).label; !slices.Contains(speakers, label) {
			speakers = append(speakers, label)
		}
	}
	if slices.Contains(speakers, name) {
		return name
	}
	title := dialogue.marker.Lines().At(0)
	w.report(title.Start, title.Stop, ruleDialogueSide, name, strings.Join(speakers, ", "))
	return ""
}

var ruleDialogueSide = source.Define("markdown/dialogue-side", source.Warning,
	source.Text{Message: "bu konuşmada “%s” adıyla konuşan yok", Hint: "sağda kimin duracağını adıyla yazın: %[2]s"},
	source.Text{Message: "nobody speaks as “%s” in this dialogue", Hint: "name who stands on the right: %[2]s"})

var ruleDialogueShape = source.Define("markdown/dialogue-without-speaker", source.Warning,
	source.Text{Message: "konuşmada konuşan kişi yok", Hint: "her satıra kalın adla başlayın: **Kerem:** …"},
	source.Text{Message: "the dialogue names no speaker", Hint: "begin each line with a bold name: **Kerem:** …"})
