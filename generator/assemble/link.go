package assemble

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleBroken = source.Define("link/broken", source.Error,
		source.Text{Message: "“%s” bulunamadı", Hint: "yolu denetleyin; yol bu dosyanın klasöründen başlar"},
		source.Text{Message: "“%s” was not found", Hint: "check the path; it begins at this file's folder"})
	ruleBrokenNear = source.Define("link/misspelt", source.Error,
		source.Text{Message: "“%s” bulunamadı", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "“%s” was not found", Hint: "did you mean “%[2]s”?"})
	ruleBackslash = source.Define("link/backslash", source.Error,
		source.Text{Message: "“%s” yolunda ters eğik çizgi var", Hint: "eğik çizgiyle yazın: %[2]s"},
		source.Text{Message: "the path “%s” has backslashes", Hint: "write it with slashes: %[2]s"})
	ruleNoScheme = source.Define("link/no-scheme", source.Error,
		source.Text{Message: "“%s” bir dosya adı sayılıyor, öyle bir dosya yok", Hint: "adresin başını da yazın: %[2]s"},
		source.Text{Message: "“%s” counts as the name of a file, and there is none", Hint: "write the beginning of the address, too: %[2]s"})
	ruleCase = source.Define("link/letter-case", source.Error,
		source.Text{Message: "“%s” dosyanın adından büyük-küçük harfle ayrılıyor", Hint: "dosyanın adındaki gibi yazın: %[2]s"},
		source.Text{Message: "“%s” differs in letter case from the file", Hint: "write it as the file is named: %[2]s"})
	ruleAnchor = source.Define("link/broken-anchor", source.Error,
		source.Text{Message: "“%[2]s” içinde “#%[1]s” başlığı yok", Hint: "var olan başlıklardan birini yazın: %[3]s"},
		source.Text{Message: "“%[2]s” has no heading “#%[1]s”", Hint: "its headings are: %[3]s"})
	ruleAnchorNear = source.Define("link/misspelt-anchor", source.Error,
		source.Text{Message: "“%[2]s” içinde “#%[1]s” başlığı yok", Hint: "“#%[3]s” mi demek istediniz?"},
		source.Text{Message: "“%[2]s” has no heading “#%[1]s”", Hint: "did you mean “#%[3]s”?"})
	ruleNoAnchors = source.Define("link/no-anchors", source.Error,
		source.Text{Message: "“%[2]s” içinde bağlantı verilebilecek başlık yok", Hint: "“#%[1]s” bölümünü silin"},
		source.Text{Message: "“%[2]s” has no heading to link to", Hint: "delete “#%[1]s”"})
	ruleOutside = source.Define("link/outside", source.Error,
		source.Text{Message: "“%s” site klasörünün dışına çıkıyor", Hint: "dosyayı content/ ya da quizzes/ içine koyun"},
		source.Text{Message: "“%s” leads out of the site folder", Hint: "put the file into content/ or quizzes/"})
	ruleToDraft = source.Define("link/to-draft", source.Error,
		source.Text{Message: "“%s” bir taslak; yayımlanmıyor", Hint: "taslağın draft satırını silin ya da bağlantıyı kaldırın"},
		source.Text{Message: "“%s” is a draft and is not published", Hint: "delete its draft line, or remove the link"})
	ruleFolder = source.Define("link/folder", source.Error,
		source.Text{Message: "“%s” bir klasör", Hint: "içindeki dosyayı yazın: %[2]s"},
		source.Text{Message: "“%s” is a folder", Hint: "name the file in it: %[2]s"})
	ruleFileType = source.Define("link/file-type", source.Error,
		source.Text{Message: "“%s” türünde dosyalar yayımlanmaz", Hint: "şu türlerden birine çevirin: %[2]s"},
		source.Text{Message: "files of the type “%s” are not published", Hint: "convert it to one of: %[2]s"})
	ruleNotImage = source.Define("link/not-an-image", source.Error,
		source.Text{Message: "“%s” bir görsel değil", Hint: "bağlantı vermek için baştaki ! işaretini silin"},
		source.Text{Message: "“%s” is not an image", Hint: "delete the leading ! to make it a link"})
	ruleSameName = source.Define("link/same-name", source.Error,
		source.Text{Message: "“%s” ile “%s” yayımda aynı dosya olur: /%[3]s", Hint: "dosyalardan birine başka bir ad verin; büyük-küçük harf ve i, ı, İ farkı yetmez"},
		source.Text{Message: "“%s” and “%s” would be one file of the site: /%[3]s", Hint: "rename one of them; letter case, or another letter i, is not enough"})
	ruleNotSVG = source.Define("link/not-svg", source.Error,
		source.Text{Message: "“%s” bir SVG görseli olarak okunamıyor", Hint: "görseli çizim programında yeniden “düz SVG” olarak, UTF-8 kodlamasıyla kaydedin"},
		source.Text{Message: "“%s” cannot be read as an SVG image", Hint: "save it again as “plain SVG”, encoded in UTF-8"})
	ruleSVG = source.Define("link/unsafe-svg", source.Error,
		source.Text{Message: "“%s” görselinde “%[2]s” var", Hint: "görseli çizim programında “düz SVG” olarak, betiksiz ve dış bağlantısız kaydedin"},
		source.Text{Message: "the image “%s” holds “%[2]s”", Hint: "save it as “plain SVG”, without scripts and external references"})
)

var (
	imageTypes = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
	fileTypes  = slices.Concat(imageTypes, []string{
		".pdf", ".csv", ".txt", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp",
		".mp3", ".m4a", ".mp4", ".webm", ".vtt", ".zip",
	})
)

// tie finds where every link of a page leads, and the pages that it names.
func (a *assembly) tie(page *site.Page) {
	links := page.Links()
	page.Targets, page.Sizes, page.Resources = make(map[*site.Link]string, len(links)), nil, nil
	a.leads[page.Place] = make([]int, 0, len(links))
	for _, link := range links {
		if target, ok := a.resolve(page, link); ok {
			page.Targets[link] = target
		}
	}
	a.related(page)
}

// untie gives back what a page has taken by its links.
func (a *assembly) untie(page *site.Page) {
	for _, resource := range page.Resources {
		delete(a.claims, keyOf(resource.URL))
	}
}

func (a *assembly) resolve(page *site.Page, link *site.Link) (string, bool) {
	from := page.Path()
	if link.Path == "" {
		return page.URL + anchor(link), a.checkAnchor(page, from, link)
	}
	dir := path.Dir(from)
	if to := a.pageFrom(dir, link.Path); to != nil {
		if link.Image {
			a.report(link.Span, ruleNotImage, link.Path)
			return "", false
		}
		a.leads[page.Place] = append(a.leads[page.Place], to.Place)
		return to.URL + anchor(link), a.checkAnchor(to, link.Path, link)
	}
	name := path.Join(dir, link.Path)
	switch {
	case strings.HasPrefix(name, "../") || name == ".." || !strings.HasPrefix(name, "content/") && !strings.HasPrefix(name, "quizzes/"):
		a.report(link.Span, ruleOutside, link.Path)
		return "", false
	case a.drafts[name]:
		a.report(link.Span, ruleToDraft, link.Path)
		return "", false
	case strings.HasSuffix(name, ".md"), a.File(name) == nil:
		a.missing(from, name, link)
		return "", false
	}
	return a.resource(page, name, link)
}

func anchor(link *site.Link) string {
	if link.Anchor == "" {
		return ""
	}
	return "#" + url.PathEscape(link.Anchor)
}

// checkAnchor reports an anchor that the page does not have.
func (a *assembly) checkAnchor(to *site.Page, name string, link *site.Link) bool {
	if link.Anchor == "" {
		return true
	}
	var ids []string
	if to.Doc != nil {
		for _, h := range to.Doc.Headings {
			ids = append(ids, h.ID)
		}
	}
	if slices.Contains(ids, link.Anchor) {
		return true
	}
	if len(ids) == 0 && to.Doc != nil && to.Doc.Meta.Title.Text == "" {
		return false // of a head that cannot be read: neither can the text, maybe
	}
	if len(ids) == 0 {
		a.report(link.Span, ruleNoAnchors, link.Anchor, path.Base(name))
	} else if near := lang.Nearest(link.Anchor, ids); near != "" {
		a.report(link.Span, ruleAnchorNear, link.Anchor, path.Base(name), near)
	} else {
		a.report(link.Span, ruleAnchor, link.Anchor, path.Base(name), list(ids))
	}
	return false
}

// missing reports a path that leads to nothing, with the nearest that does.
func (a *assembly) missing(from, name string, link *site.Link) {
	if a.File(name) != nil {
		return // the file is there; why it has no page was reported at it
	}
	a.lost = true
	if meant := withScheme(link.Path); meant != "" {
		a.report(link.Span, ruleNoScheme, link.Path, meant)
		return
	}
	if strings.Contains(link.Path, `\`) {
		a.report(link.Span, ruleBackslash, link.Path, strings.ReplaceAll(link.Path, `\`, "/"))
		return
	}
	var below string
	var same []string
	for _, file := range a.Files {
		candidate := file.Path
		if strings.EqualFold(candidate, name) || lang.Fold(candidate) == lang.Fold(name) {
			a.report(link.Span, ruleCase, link.Path, Relative(from, candidate))
			return
		}
		inside := strings.HasPrefix(candidate, strings.TrimSuffix(name, "/")+"/") && strings.HasSuffix(candidate, ".md")
		if inside && (below == "" || path.Base(candidate) == "index.md" && path.Base(below) != "index.md") {
			below = candidate
		}
		if ext := path.Ext(name); path.Ext(candidate) == ext || mayBePage(ext) && path.Ext(candidate) == ".md" {
			same = append(same, candidate)
		}
	}
	if below != "" {
		a.report(link.Span, ruleFolder, link.Path, Relative(from, below))
		return
	}
	if near := nearestPath(name, same); near != "" {
		a.report(link.Span, ruleBrokenNear, link.Path, Relative(from, near))
		return
	}
	a.report(link.Span, ruleBroken, link.Path)
}

// phone is a number that a link can call.
var phone = regexp.MustCompile(`^(?:\+\d{8,15}|0\d{9,13}|444\d{4})$`)

// withScheme is the address that a path without its beginning means, or "".
func withScheme(name string) string {
	switch user, host, mail := strings.Cut(name, "@"); {
	case mail && user != "" && strings.Contains(host, ".") && !strings.Contains(name, "/"):
		return "mailto:" + name
	case phone.MatchString(name):
		return "tel:" + name
	case strings.HasPrefix(strings.ToLower(name), "www."):
		return "https://" + name
	}
	return ""
}

// mayBePage reports whether a path may be that of a page, written as an
// address or with the ending that it has on the web.
func mayBePage(ext string) bool {
	return ext == "" || strings.EqualFold(ext, ".html") || strings.EqualFold(ext, ".htm")
}

// stem is the name of a page's file without what its address drops.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimLeft(strings.TrimSuffix(base, path.Ext(base)), "0123456789-")
}

// nearestPath is the file that an author probably meant: one of the same name
// elsewhere, one with a slip in its name, or one in a folder with a slip.
func nearestPath(name string, candidates []string) string {
	var beside, names []string
	for _, c := range candidates {
		if path.Base(c) == path.Base(name) && path.Base(name) != "index.md" {
			return c
		}
		if path.Dir(c) == path.Dir(name) {
			beside = append(beside, path.Base(c))
		}
		if path.Base(c) == path.Base(name) {
			names = append(names, c)
		}
	}
	if mayBePage(path.Ext(name)) && stem(name) != "" {
		for _, c := range candidates {
			if stem(c) == stem(name) && stem(c) != "index" {
				return c
			}
		}
	}
	if near := lang.Nearest(path.Base(name), beside); near != "" {
		return path.Join(path.Dir(name), near)
	}
	return lang.Nearest(name, names)
}

// Relative is the way from one file to another, as an author writes it.
func Relative(from, to string) string {
	dir := strings.Split(path.Dir(from), "/")
	parts := strings.Split(to, "/")
	for len(dir) > 0 && len(parts) > 1 && dir[0] == parts[0] {
		dir, parts = dir[1:], parts[1:]
	}
	return strings.Repeat("../", len(dir)) + strings.Join(parts, "/")
}

// resource publishes a file under the page that shows it.
func (a *assembly) resource(page *site.Page, name string, link *site.Link) (string, bool) {
	file := a.File(name)
	ext := strings.ToLower(path.Ext(name))
	switch {
	case link.Image && !slices.Contains(imageTypes, ext) && slices.Contains(fileTypes, ext):
		a.report(link.Span, ruleNotImage, link.Path)
		return "", false
	case !slices.Contains(fileTypes, ext):
		a.report(link.Span, ruleFileType, ext, strings.Join(fileTypes, " "))
		return "", false
	}
	if ext == ".svg" {
		switch bad := unsafeSVG(strings.TrimPrefix(file.Text, "\ufeff")); bad {
		case "":
		case notSVG:
			a.report(link.Span, ruleNotSVG, link.Path)
			return "", false
		default:
			a.report(link.Span, ruleSVG, link.Path, bad)
			return "", false
		}
	}
	inside := link.Path
	if strings.HasPrefix(inside, "../") {
		inside = path.Base(name)
	}
	address := page.URL + inside
	if !slices.ContainsFunc(page.Resources, func(r site.Resource) bool { return r.URL == address && r.File == file }) {
		if before, taken := a.claims[keyOf(address)]; taken {
			a.report(link.Span, ruleSameName, name, before.path, address)
			return "", false
		}
		a.claims[keyOf(address)] = claim{name, link.Span}
		page.Resources = append(page.Resources, site.Resource{File: file, URL: address})
	}
	if link.Image {
		measure(page, link, file)
	}
	escaped := strings.Split(address, "/")
	for i := range escaped {
		escaped[i] = url.PathEscape(escaped[i])
	}
	return strings.Join(escaped, "/"), true
}

func list(ids []string) string {
	if len(ids) == 0 {
		return "–"
	}
	slices.Sort(ids)
	if len(ids) > 12 {
		ids = append(ids[:12:12], "…")
	}
	return strings.Join(ids, ", ")
}
