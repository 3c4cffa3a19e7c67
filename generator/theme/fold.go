package theme

import (
	"bytes"
	"html/template"
	"iter"
	"slices"
	"text/template/parse"
)

// What a template calls is called by reflection, and every page calls it again.
// So {{partial "name" .}} becomes {{template "partials/name.html" .}}, which is
// no call, and {{t "key"}} becomes the text: a theme's author pays for neither.

// trees are those of all templates of a set.
func trees(templates *template.Template) iter.Seq[*parse.ListNode] {
	return func(yield func(*parse.ListNode) bool) {
		for _, t := range templates.Templates() {
			if t.Tree != nil && !yield(t.Tree.Root) {
				return
			}
		}
	}
}

// eachList calls change with every list of nodes in a list, the inner ones first.
func eachList(list *parse.ListNode, change func(*parse.ListNode)) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		var branch *parse.BranchNode
		switch n := node.(type) {
		case *parse.IfNode:
			branch = &n.BranchNode
		case *parse.WithNode:
			branch = &n.BranchNode
		case *parse.RangeNode:
			branch = &n.BranchNode
		default:
			continue
		}
		eachList(branch.List, change)
		eachList(branch.ElseList, change)
	}
	change(list)
}

// foldPartials makes calls of partials that are known by name those of their
// templates.
func foldPartials(root *parse.ListNode, known func(name string) bool) {
	eachList(root, func(list *parse.ListNode) {
		for i, node := range list.Nodes {
			action, ok := node.(*parse.ActionNode)
			if !ok {
				continue
			}
			args := called(action, "partial", len(action.Pipe.Cmds))
			if len(args) != 2 {
				continue
			}
			if name, ok := args[0].(*parse.StringNode); ok && known(partial(name.Text)) {
				action.Pipe.Cmds[0].Args = args[1:]
				list.Nodes[i] = &parse.TemplateNode{
					NodeType: parse.NodeTemplate, Pos: action.Pos, Line: action.Line,
					Name: partial(name.Text), Pipe: action.Pipe,
				}
			}
		}
	})
}

// foldCalls makes texts without arguments a part of the template, where they need
// no escaping in their place, and puts the lighter escapers behind all else. It
// touches nothing that is folded.
func foldCalls(root *parse.ListNode, text func(key string) (string, bool)) {
	eachList(root, func(list *parse.ListNode) {
		folded := false
		for i, node := range list.Nodes {
			action, ok := node.(*parse.ActionNode)
			if !ok {
				continue
			}
			which, from := escaperOf(action.Pipe)
			if which < 0 {
				continue
			}
			if args := called(action, "t", from); len(args) == 1 {
				if key, ok := args[0].(*parse.StringNode); ok {
					said, ok := text(key.Text)
					if alone, plain := escapers[which].alone(said); ok && plain {
						list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: action.Pos, Text: []byte(alone)}
						folded = true
						continue
					}
				}
			}
			lighten(action.Pipe, which, from)
		}
		if folded {
			list.Nodes = joined(list.Nodes)
		}
	})
}

// called are the arguments of the function where an action begins with it, shows
// what comes of it and has so many commands before it is escaped.
func called(action *parse.ActionNode, function string, commands int) []parse.Node {
	if len(action.Pipe.Decl) > 0 || commands != 1 {
		return nil
	}
	args := action.Pipe.Cmds[0].Args
	if name, ok := args[0].(*parse.IdentifierNode); !ok || name.Ident != function {
		return nil
	}
	return args[1:]
}

// joined are nodes whose texts that follow one another are one.
func joined(nodes []parse.Node) []parse.Node {
	var out []parse.Node
	for _, node := range nodes {
		text, ok := node.(*parse.TextNode)
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*parse.TextNode); ok {
				last.Text = slices.Concat(last.Text, text.Text)
				continue
			}
		}
		out = append(out, node)
	}
	return out
}

// endLine takes the newline off the end of a template and reports whether there
// was one.
func endLine(root *parse.ListNode) bool {
	if len(root.Nodes) == 0 {
		return false
	}
	text, ok := root.Nodes[len(root.Nodes)-1].(*parse.TextNode)
	if !ok || !bytes.HasSuffix(text.Text, []byte("\n")) {
		return false
	}
	text.Text = text.Text[:len(text.Text)-1]
	return true
}
