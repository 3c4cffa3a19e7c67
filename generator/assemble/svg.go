package assemble

import (
	"encoding/xml"
	"io"
	"strings"
)

// notSVG stands for all of a text that cannot be read as an SVG.
const notSVG = "?"

// unsafeSVG names the first thing in an SVG that could run or fetch: a script,
// a foreign object, an event attribute, a reference out of the file. Text that
// is no SVG, which no browser shows, is notSVG.
func unsafeSVG(text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = true
	d.Entity = map[string]string{}
	root := ""
	for {
		token, err := d.Token()
		if err == io.EOF && root == "svg" {
			return ""
		}
		if err != nil {
			return notSVG
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "ENTITY") {
				return "<!ENTITY>"
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return "<?" + t.Target + "?>"
			}
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if root == "" {
				if root = name; root != "svg" {
					return notSVG
				}
			}
			switch name {
			case "script", "foreignobject", "iframe", "embed", "object", "handler", "listener":
				return "<" + t.Name.Local + ">"
			}
			for _, attr := range t.Attr {
				if bad := unsafeAttr(attr); bad != "" {
					return bad
				}
			}
		case xml.CharData:
			low := strings.ToLower(string(t))
			if strings.Contains(low, "@import") || externalURL(low) {
				return "url(…)"
			}
		}
	}
}

func unsafeAttr(attr xml.Attr) string {
	name, value := strings.ToLower(attr.Name.Local), strings.TrimSpace(strings.ToLower(attr.Value))
	switch {
	case strings.HasPrefix(name, "on"):
		return attr.Name.Local
	case name == "href" && value != "" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png") && !strings.HasPrefix(value, "data:image/jpeg"):
		return attr.Name.Local + `="` + attr.Value + `"`
	case externalURL(value):
		return attr.Name.Local + `="` + attr.Value + `"`
	}
	return ""
}

// externalURL reports whether CSS refers to anything but a part of the file.
func externalURL(css string) bool {
	for rest := css; ; {
		i := strings.Index(rest, "url(")
		if i < 0 {
			return false
		}
		rest = strings.TrimLeft(rest[i+len("url("):], ` '"`)
		if !strings.HasPrefix(rest, "#") {
			return true
		}
	}
}
