package assemble

import (
	"strings"
	"testing"
)

// TestSafeSVG: what drawing programs write is published.
func TestSafeSVG(t *testing.T) {
	for name, text := range map[string]string{
		"plain":    `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`,
		"prolog":   `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>`,
		"inkscape": `<svg xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" sodipodi:docname="image(1).svg" inkscape:export-filename="C:\Users\url(x).png"><sodipodi:namedview/><use xlink:href="#a"/></svg>`,
		"own ids":  `<svg id="image(1)" aria-label="src(2)"><style>.a{fill:url(#b);font-family:"A\42"}</style><g style="mask: url( '#c' )" fill="url(&quot;#d&quot;)"/></svg>`,
		"embedded": `<svg><image href="data:image/png;base64,AAAA"/><image href=" data:image/webp;base64,AAAA"/></svg>`,
		"moving":   `<svg><animate attributeName="opacity" values="0;1"/><animateTransform attributeName="transform"/></svg>`,
		"text":     `<svg><text>url(http://a) @import onload= &lt;script&gt; javascript: C:\\</text><!-- <script> --></svg>`,
		"sized":    `<svg class="color-image(" viewBox="0 0 1 1"><title>x</title></svg>`,
	} {
		if bad := unsafeSVG(text); bad != "" {
			t.Errorf("%s: %s", name, bad)
		}
	}
}

// TestUnsafeSVG: opened by itself, a drawing is a page of our own address.
func TestUnsafeSVG(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"script":             {`<svg><script>x</script></svg>`, "<script>"},
		"SCRIPT":             {`<svg><SCRIPT/></svg>`, "<SCRIPT>"},
		"prefixed":           {`<svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></svg>`, "<script>"},
		"event":              {`<svg><g onClick="x"/></svg>`, "onClick"},
		"event on the root":  {`<svg onload="x"/>`, "onload"},
		"foreign object":     {`<svg><foreignObject/></svg>`, "<foreignObject>"},
		"web page":           {`<svg xmlns:h="http://www.w3.org/1999/xhtml"><h:meta http-equiv="refresh" content="0;url=https://a"/></svg>`, "<meta>"},
		"web image":          {`<svg><img xmlns="http://www.w3.org/1999/xhtml" src="https://a"/></svg>`, "<img>"},
		"link":               {`<svg><a xlink:href="javascript:x"/></svg>`, `href="javascript:x"`},
		"entities":           {`<svg><a href="&#x6a;avascript:x"/></svg>`, `href="javascript:x"`},
		"image":              {`<svg><image href="https://a/b.png"/></svg>`, `href="https://a/b.png"`},
		"file":               {`<svg><use href="b.svg#c"/></svg>`, `href="b.svg#c"`},
		"embedded SVG":       {`<svg><image href="data:image/svg+xml,x"/></svg>`, `href="data:image/svg+xml,x"`},
		"long":               {`<svg><image href="data:image/svg+xml;base64,` + strings.Repeat("A", 1000) + `"/></svg>`, `href="data:image/svg+xml;base64,AAAAAAAAAAAAAA…"`},
		"base":               {`<svg xml:base="https://a/"/>`, `base="https://a/"`},
		"animated link":      {`<svg><a><animate attributeName="href" values="javascript:x"/></a></svg>`, `attributeName="href"`},
		"animated xlink":     {`<svg><a><set attributeName="xlink:href" to="javascript:x"/></a></svg>`, `attributeName="xlink:href"`},
		"animated event":     {`<svg><set attributeName="onclick" to="x"/></svg>`, `attributeName="onclick"`},
		"style":              {`<svg><style>@import "a.css";</style></svg>`, "url(…)"},
		"parted style":       {`<svg><style>@imp<!-- -->ort "a.css";</style></svg>`, "url(…)"},
		"escaped style":      {`<svg><style>@\69 mport "a.css";</style></svg>`, "url(…)"},
		"style in CDATA":     {`<svg><style><![CDATA[a{fill:URL("https://a")}]]></style></svg>`, "url(…)"},
		"image set":          {`<svg><style>a{cursor:-webkit-image-set("https://a" 1x)}</style></svg>`, "url(…)"},
		"style attribute":    {`<svg><g style="fill:u\72l(https://a)"/></svg>`, `style="fill:u\72l(https://a)"`},
		"attribute":          {`<svg><g filter="url('https://a#b')"/></svg>`, `filter="url('https://a#b')"`},
		"style sheet":        {`<?xml-stylesheet href="a.css"?><svg/>`, "<?xml-stylesheet?>"},
		"entity":             {`<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>`, "<!ENTITY>"},
		"a page":             {`<html><script/></html>`, notSVG},
		"text":               {`Merhaba`, notSVG},
		"nothing":            {``, notSVG},
		"open":               {`<svg>`, notSVG},
		"UTF-16":             {"\xff\xfe<\x00s\x00v\x00g\x00/\x00>\x00", notSVG},
		"another encoding":   {`<?xml version="1.0" encoding="ISO-8859-9"?><svg/>`, notSVG},
		"control characters": {"<svg>\x01</svg>", notSVG},
	} {
		if bad := unsafeSVG(c.text); bad != c.want {
			t.Errorf("%s: %q, want %q", name, bad, c.want)
		}
	}
}

// FuzzSVG: no panic, and no event attribute or script in what is published, as
// a reader sees it who does not care about namespaces.
func FuzzSVG(f *testing.F) {
	f.Add(`<svg xmlns="http://www.w3.org/2000/svg"><style>a{b:url(#c)}</style><g onclick="d"/></svg>`)
	f.Add(`<?xml version="1.0"?><!DOCTYPE svg><svg><a xlink:href="#b"><![CDATA[<script>]]></a><!-- <script> --></svg>`)
	f.Add(`<svg><set attributeName="x:href"/><style>@\69 mport</style></svg>`)
	f.Fuzz(func(t *testing.T, text string) {
		if unsafeSVG(text) != "" {
			return
		}
		low := strings.ToLower(text)
		for _, word := range []string{"<script", "<foreignobject", "<iframe"} {
			if strings.Contains(low, word) && !strings.Contains(low, "<!") { // a comment or CDATA may hold it
				t.Errorf("%s is published: %q", word, text)
			}
		}
	})
}
