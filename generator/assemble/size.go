package assemble

import (
	"encoding/xml"
	"math"
	"path"
	"strconv"
	"strings"

	"ders/generator/picture"
	"ders/generator/site"
	"ders/generator/source"
)

// measure notes how large a browser shows a picture where it has the room, if
// its file tells.
func measure(page *site.Page, link *site.Link, file *source.File) {
	size := picture.Size
	if strings.EqualFold(path.Ext(file.Path), ".svg") {
		size = svgSize
	}
	width, height := size(strings.TrimPrefix(file.Text, "\ufeff"))
	if width == 0 || height == 0 {
		return
	}
	if page.Sizes == nil {
		page.Sizes = map[*site.Link]site.Size{}
	}
	page.Sizes[link] = site.Size{Width: width, Height: height}
}

// column is wider than any column of text. A drawing that names only its
// proportions fills what is there.
const column = 1000

// svgSize is the size of an SVG in pixels, 0 where it names none: what its
// width and height do not say follows from its viewBox.
func svgSize(text string) (int, int) {
	var width, height, across, down float64
	for _, attr := range rootOf(text) {
		if attr.Name.Space != "" {
			continue
		}
		switch attr.Name.Local {
		case "width":
			width = pixels(attr.Value)
		case "height":
			height = pixels(attr.Value)
		case "viewBox":
			if box := strings.FieldsFunc(attr.Value, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) }); len(box) == 4 {
				across, down = pixels(box[2]), pixels(box[3])
			}
		}
	}
	if across > 0 && down > 0 {
		switch {
		case width == 0 && height == 0:
			width, height = column, column*down/across
		case width == 0:
			width = height * across / down
		case height == 0:
			height = width * down / across
		}
	}
	if max(width, height) > math.MaxUint16 {
		return 0, 0
	}
	return int(math.Round(width)), int(math.Round(height))
}

func rootOf(text string) []xml.Attr {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		switch token, err := d.RawToken(); t := token.(type) {
		case xml.StartElement:
			return t.Attr
		default:
			if err != nil {
				return nil
			}
		}
	}
}

// pixels reads a length; one in another unit, or a share of something, is 0.
func pixels(text string) float64 {
	length, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(text), "px"), 64)
	if err != nil || !(length > 0) || math.IsInf(length, 0) {
		return 0
	}
	return length
}
