package render

import (
	"bytes"
	"errors"

	"ders/generator/site"
	"ders/generator/source"
	"ders/generator/theme"
)

// maxPage is the most bytes of one page: no phone opens a larger one.
const maxPage = 16 << 20

var rulePageTooLarge = source.Define("page/too-large", source.Error,
	source.Text{Message: "sayfa çok büyük: HTML %d baytı aşıyor", Hint: "içeriği birkaç sayfaya ya da sınava bölün"},
	source.Text{Message: "the page is too large: its HTML exceeds %d bytes", Hint: "split it into several pages or quizzes"})

var errTooLarge = errors.New("the page is too large")

// capped is a page that ends: what a layout writes beyond maxPage is refused,
// which stops it.
type capped struct {
	*bytes.Buffer
	over bool
}

func (c *capped) Write(p []byte) (int, error) {
	if c.over = c.over || c.Len()+len(p) > maxPage; c.over {
		return 0, errTooLarge
	}
	return c.Buffer.Write(p)
}

// execute makes a page from its view, appended to room.
func (r *renderer) execute(view View, room []byte) ([]byte, error) {
	b := capped{Buffer: bytes.NewBuffer(room)}
	view.Loads = view.loads()
	err := r.theme.Execute(&b, view.Layout, &view)
	if b.over {
		return nil, errTooLarge
	}
	return b.Bytes(), err
}

// sized is a page that was made, or whose page it is that is too large.
func sized(page *site.Page, data []byte, err error) ([]byte, error) {
	if errors.Is(err, errTooLarge) {
		return nil, &theme.Fault{Diagnostic: source.ReportPath(page.Path(), rulePageTooLarge, maxPage)}
	}
	return data, err
}
