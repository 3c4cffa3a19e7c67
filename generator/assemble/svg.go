package assemble

import (
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// notSVG stands for all of a text that cannot be read as an SVG.
const notSVG = "?"

// xhtml is the namespace of elements that an SVG opened by itself shows as a
// web page would: some of them load or lead elsewhere.
const xhtml = "http://www.w3.org/1999/xhtml"

// unsafeSVG names the first thing in an SVG that could run or fetch: a script,
// a foreign object, an event attribute, a reference out of the file. Text that
// is no SVG, which no browser shows, is notSVG.
func unsafeSVG(text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = true
	d.Entity = map[string]string{}
	root := ""
	inStyle := 0              // style elements that are open
	var style strings.Builder // what stands in them, which a comment may part
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
			case "style":
				inStyle++
			}
			if t.Name.Space == xhtml {
				return "<" + t.Name.Local + ">"
			}
			for _, attr := range t.Attr {
				if bad := unsafeAttr(attr); bad != "" {
					return bad
				}
			}
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "style") {
				inStyle--
			}
		case xml.CharData:
			if inStyle > 0 {
				style.Write(t)
				if fetches(style.String()) {
					return "url(…)"
				}
			}
		}
	}
}

// unsafeAttr shows an attribute that runs or fetches something, or lets an
// animation make such an attribute.
func unsafeAttr(attr xml.Attr) string {
	name, value := strings.ToLower(attr.Name.Local), strings.TrimSpace(strings.ToLower(attr.Value))
	bad := false
	switch {
	case attr.Name.Space == "xmlns" || name == "xmlns":
		// names a namespace, and nothing is fetched from there
	case strings.HasPrefix(name, "on"):
		return attr.Name.Local
	case name == "href":
		bad = value != "" && !strings.HasPrefix(value, "#") && !embedded.MatchString(value)
	case name == "base":
		bad = attr.Name.Space != ""
	case name == "attributename":
		animated := value[strings.LastIndexByte(value, ':')+1:]
		bad = animated == "href" || strings.HasPrefix(animated, "on")
	case attr.Name.Space == "" && !plainAttr.MatchString(name):
		bad = fetches(attr.Value)
	}
	if !bad {
		return ""
	}
	shown := []rune(attr.Value)
	if len(shown) > 40 {
		shown = append(shown[:40], '…')
	}
	return attr.Name.Local + `="` + string(shown) + `"`
}

var (
	embedded  = regexp.MustCompile(`^data:image/(?:png|jpeg|gif|webp)[;,]`)
	plainAttr = regexp.MustCompile(`^(?:id|class|d|points|transform|aria-.*|data-.*)$`) // no CSS
	cssEscape = regexp.MustCompile(`\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|([^\n]))`)
	cssFetch  = regexp.MustCompile(`@import|(?:^|[^a-z0-9-])(?:-webkit-)?(?:image-set|image|src|cross-fade)\(|url\([\s"']*[^\s"'#]`)
)

// fetches reports whether CSS refers to anything but a part of the file,
// however its letters are written.
func fetches(css string) bool {
	css = cssEscape.ReplaceAllStringFunc(css, func(escape string) string {
		m := cssEscape.FindStringSubmatch(escape)
		if m[1] == "" {
			return m[2]
		}
		code, _ := strconv.ParseInt(m[1], 16, 32)
		return string(rune(code))
	})
	return cssFetch.MatchString(strings.ToLower(css))
}
