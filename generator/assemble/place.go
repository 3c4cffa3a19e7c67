package assemble

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ders/generator/lang"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleMisplaced = source.Define("site/misplaced", source.Error,
		source.Text{Message: "bu dosya yanlış yerde: modüllerin içinde alt klasör olmaz", Hint: "dosyayı content/<modül>/ klasörüne taşıyın; klasör konulara ayrılan bir bilgi bankasıysa index.md dosyasına kind: knowledge-base yazın"},
		source.Text{Message: "this file is in the wrong place: modules have no folders inside", Hint: "move it into content/<module>/; if the folder is a knowledge base with topics, write kind: knowledge-base into its index.md"})
	ruleDeepQuiz = source.Define("quiz/misplaced", source.Error,
		source.Text{Message: "bu dosya yanlış yerde: quizzes/<modül>/ içinde alt klasör olmaz", Hint: "dosyayı şuraya taşıyın: %s"},
		source.Text{Message: "this file is in the wrong place: quizzes/<module>/ has no folders inside", Hint: "move it to %s"})
	ruleNoIndex = source.Define("site/no-index", source.Error,
		source.Text{Message: "“%s” modülünün index.md dosyası yok", Hint: "%[1]s/index.md dosyasını oluşturun ve title yazın"},
		source.Text{Message: "the module “%s” has no index.md", Hint: "make %[1]s/index.md with a title"})
	ruleNoHome = source.Define("site/no-home", source.Error,
		source.Text{Message: "ana sayfa yok", Hint: "content/index.md dosyasını oluşturun ve title yazın"},
		source.Text{Message: "there is no home page", Hint: "make content/index.md with a title"})
	ruleKind = source.Define("site/kind", source.Error,
		source.Text{Message: "“%s” türünde bir sayfa burada olamaz; buradaki sayfaların türü: “%s”", Hint: "kind satırını silin ya da dosyayı taşıyın"},
		source.Text{Message: "a page of kind “%s” cannot stand here; this is the place of: “%s”", Hint: "delete the kind, or move the file"})
	ruleNumbered = source.Define("site/numbered-page", source.Warning,
		source.Text{Message: "“%s” hiçbir modülde değil; ders değil, tek başına bir sayfa oluyor", Hint: "dersse bir modülün klasörüne taşıyın: ders mv %[2]s content/<modül>/; sayfa kalacaksa ön bilgiye kind: page yazın"},
		source.Text{Message: "“%s” is in no module; it becomes a page by itself, not a lesson", Hint: "if it is a lesson, move it into a module's folder: ders mv %[2]s content/<module>/; if it is to stay a page, write kind: page into its front matter"})
	ruleBadSlug = source.Define("site/bad-slug", source.Error,
		source.Text{Message: "“%s” bir adres parçası olamaz", Hint: "küçük harf (a-z), rakam ve kısa çizgi kullanın, örneğin %[2]s"},
		source.Text{Message: "“%s” cannot be part of an address", Hint: "use lower-case letters (a-z), digits and hyphens, for example %[2]s"})
	ruleObscene = source.Define("site/obscene-address", source.Error,
		source.Text{Message: "sayfanın adresinde kaba bir sözcük oluşuyor: “%s”", Hint: "ön bilgiye slug: ile başka bir ad yazın ya da dosyanın adını değiştirin"},
		source.Text{Message: "the page's address holds a vulgar Turkish word: “%s”", Hint: "write another name into the front matter as slug:, or rename the file"})
	ruleUnread = source.Define("site/not-read", source.Error,
		source.Text{Message: "“%s” okunmuyor: adı .md ile bitmiyor", Hint: "dosyanın adını değiştirin: %[2]s"},
		source.Text{Message: "“%s” is not read: its name does not end in .md", Hint: "rename the file: %[2]s"})
	ruleSameAddress = source.Define("site/same-address", source.Error,
		source.Text{Message: "iki sayfanın adresi aynı: /%s", Hint: "birine ön bilgide başka bir slug verin ya da dosyanın adını değiştirin; öteki: %[2]s"},
		source.Text{Message: "two pages have the address /%s", Hint: "give one another slug, or rename its file; the other is %[2]s"})
	ruleSameModule = source.Define("site/same-module", source.Error,
		source.Text{Message: "iki klasör aynı modülü gösteriyor: “%s”", Hint: "bu klasörün adını değiştirin; öteki: %[2]s"},
		source.Text{Message: "two folders are the module “%s”", Hint: "rename this folder; the other is %[2]s"})
	ruleUnknownModule = source.Define("quiz/unknown-module", source.Error,
		source.Text{Message: "bu sınavın modülü yok: “%s”", Hint: "dosyaya bir modülün adını verin; var olan modüller: %[2]s"},
		source.Text{Message: "this quiz belongs to no module: “%s”", Hint: "name the file after a module; there are: %[2]s"})
	ruleNearModule = source.Define("quiz/misspelt-module", source.Error,
		source.Text{Message: "bu sınavın modülü yok: “%s”", Hint: "“%[2]s” mi demek istediniz? Dosyanın ya da klasörünün adını değiştirin"},
		source.Text{Message: "this quiz belongs to no module: “%s”", Hint: "did you mean “%[2]s”? Rename the file or its folder"})
)

// A claim is who has an address.
type claim struct {
	path string
	span source.Span
}

// keyOf is by what a claim to an address is known: addresses that some disk takes
// for one have one. Those of pages are their own.
func keyOf(url string) string {
	for i := range len(url) {
		if c := url[i]; c != '-' && c != '/' && (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			return lang.Fold(url)
		}
	}
	return url
}

// SplitNumber splits "05-zor-musteriler". It runs in every comparison of a
// sort, so it is no regular expression.
func SplitNumber(name string) (number int, rest string, ok bool) {
	digits, rest, found := strings.Cut(name, "-")
	if !found || rest == "" || digits == "" || len(digits) > 6 || strings.Trim(digits, "0123456789") != "" {
		return 0, name, false
	}
	number, _ = strconv.Atoi(digits)
	return number, rest, true
}

// isNumbered reports whether a file has a name like that of a lesson.
func isNumbered(name string) bool {
	_, _, ok := SplitNumber(strings.TrimSuffix(path.Base(name), ".md"))
	return ok
}

// unread reports files that mean to be pages but are not named .md.
func (a *assembly) unread() {
	for _, file := range a.Files {
		name := file.Path
		if strings.HasSuffix(name, ".md") {
			continue
		}
		low := strings.ToLower(name)
		for _, ending := range pageEndings {
			if strings.HasSuffix(low, ending) {
				right := path.Base(name[:len(name)-len(ending)]) + ".md"
				a.diags.Add(source.ReportPath(name, ruleUnread, path.Base(name), right))
				break
			}
		}
	}
}

// placeDocuments makes a page of every document.
func (a *assembly) placeDocuments() {
	orphans := map[string]*site.Page{} // the first lesson of a folder without index.md
	misnamed := map[string]bool{}      // folders whose index.md has another name
	spaced := map[string][]source.Diagnostic{}
	pages := make([]site.Page, len(a.Documents))
	for i, doc := range a.Documents {
		if doc.Meta.Draft && !a.Drafts {
			a.drafts[doc.File.Path] = true
			continue
		}
		at := inContent(doc)
		file, f := at.file, a.folders[at.folder]
		if isMisnamedIndex(file) {
			a.report(doc.File.Span(0, 0), ruleIndexName, file)
			misnamed[path.Dir(doc.File.Path)] = true
		}
		page := &pages[i]
		page.Doc, page.Title = doc, doc.Meta.Title.Text
		switch {
		case f != nil && f.section != nil:
			if !a.shelve(f, page, at) {
				continue
			}
		case f != nil && f.index == nil && f.shelved, at.depth > 2 && f.unclear:
			continue // reported
		case at.depth == 1 && file == "index.md":
			page.Kind = site.Home
			a.site.Home = page
		case at.depth == 1:
			page.Kind = site.Plain
			if doc.Meta.Kind == string(site.Glossary) {
				a.placeGlossary(page)
			}
			page.URL = a.slug(doc, strings.TrimSuffix(file, ".md")) + "/"
		case at.depth == 2:
			m := a.module(at.folder)
			page.Module = m
			if file == "index.md" {
				if m.Page != nil { // 01-x and 02-x are one module x
					a.report(doc.File.Span(0, 0), ruleSameModule, m.ID, path.Dir(m.Page.Doc.File.Path))
					continue
				}
				page.Kind, m.Page = site.Course, page
				page.URL = a.slug(doc, at.folder) + "/"
				break
			}
			page.Kind = site.Lesson
			m.Lessons = append(m.Lessons, page)
			if orphans[at.folder] == nil {
				orphans[at.folder] = page
			}
		default:
			a.report(doc.File.Span(0, 0), ruleMisplaced)
			continue
		}
		a.checkKind(page)
		a.checkName(page, spaced)
		a.place(page)
	}
	a.checkSpaced(spaced)
	if a.site.Home == nil && !a.drafts["content/index.md"] && !misnamed["content"] {
		a.diags.Add(source.ReportPath("content", ruleNoHome))
	}
	a.dropOrphans(orphans, misnamed)
	a.closeSections()
	for _, doc := range a.Documents { // in order, so that the second of two is blamed
		page := a.pages[doc.File.Path]
		if page == nil {
			continue
		}
		if page.Kind == site.Lesson {
			name := strings.TrimSuffix(path.Base(doc.File.Path), ".md")
			page.URL = page.Module.Page.URL + a.slug(doc, name) + "/"
			a.nameLesson(page, name)
		}
		if page.Kind == site.Article || page.Kind == site.FAQ {
			page.URL = a.articleURL(page)
		}
		a.claim(page.URL, doc.File.Path, doc.Meta.Title.Span, doc.File)
	}
}

// dropOrphans drops the modules without a page: their lessons are drafts with
// the page that is one. It reports those that have none.
func (a *assembly) dropOrphans(orphans map[string]*site.Page, misnamed map[string]bool) {
	for folder, lesson := range orphans {
		m := lesson.Module
		if m.Page != nil {
			continue
		}
		if !a.drafts["content/"+folder+"/index.md"] && !misnamed["content/"+folder] {
			a.report(lesson.Doc.File.Span(0, 0), ruleNoIndex, "content/"+folder)
		}
		for _, l := range m.Lessons {
			delete(a.pages, l.Doc.File.Path)
			a.drafts[l.Doc.File.Path] = true
		}
		delete(a.modules, m.ID)
	}
}

// place takes a page in, by its file.
func (a *assembly) place(page *site.Page) {
	a.pages[page.Path()] = page
	page.Order = orderOf(page)
}

// module is the module of a folder of content/.
func (a *assembly) module(folder string) *site.Module {
	_, id, _ := SplitNumber(folder)
	if a.modules[id] == nil {
		a.modules[id] = &site.Module{ID: id}
	}
	return a.modules[id]
}

func (a *assembly) checkKind(page *site.Page) {
	stated, span := page.Doc.Meta.Kind, page.Doc.Meta.KindSpan
	if stated == "" && span.File == nil && page.Kind == site.Plain && isNumbered(page.Path()) {
		a.report(page.Doc.Meta.Title.Span, ruleNumbered, path.Base(page.Path()), page.Path())
	}
	if stated == "" || stated == string(page.Kind) {
		return
	}
	f := a.folders[inContent(page.Doc).folder]
	switch {
	case f != nil && f.unclear && f.index != page.Doc:
	case isSection(stated):
		a.report(span, ruleSectionPlace, stated)
	case page.Section == nil && slices.Contains(articleKinds, stated):
		a.report(span, ruleArticlePlace, stated)
	default:
		a.report(span, ruleKind, stated, string(page.Kind))
	}
}

var validSlug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// slug is a page's part of the address: stated, or from its name without the
// number that gives the order.
func (a *assembly) slug(doc *site.Document, name string) string {
	language := lang.For(a.Config.Language)
	span := doc.File.Span(0, 0)
	_, bare, _ := SplitNumber(name)
	if stated := doc.Meta.Slug; stated.Text != "" {
		bare, span = stated.Text, stated.Span
		if !validSlug.MatchString(bare) || tooLong(bare) {
			a.report(span, ruleBadSlug, bare, shortened(language.Slug(bare)))
		}
	}
	slug := language.Slug(bare)
	if slug == "" {
		a.report(span, ruleBadSlug, bare, "ders")
		slug = "x"
	}
	if bad := lang.Obscene(slug); bad != "" {
		a.report(span, ruleObscene, bad)
	}
	return slug
}

// shortened is a slug that is no longer than a part of an address may be.
func shortened(slug string) string {
	if len(slug) > maxSegment {
		return strings.Trim(slug[:maxSegment/2], "-")
	}
	return slug
}

// claim takes an address for a file; a second claim is reported at the second.
func (a *assembly) claim(url, filePath string, span source.Span, file *source.File) {
	key := keyOf(url)
	if before, taken := a.claims[key]; taken {
		if span.File == nil {
			span = file.Span(0, 0)
		}
		d := span.Report(ruleSameAddress, url, before.path)
		if before.span.File != nil {
			d = d.FirstHere(before.span)
		}
		a.diags.Add(d)
		return
	}
	a.claims[key] = claim{filePath, span}
}

// placeQuizzes makes a page of every quiz, in its module or of its path.
func (a *assembly) placeQuizzes() {
	for _, q := range a.Quizzes {
		if q.Draft && !a.Drafts {
			a.drafts[q.File.Path] = true
			continue
		}
		if name, ok := strings.CutPrefix(q.ID(), "paths/"); ok {
			a.placeFinal(q, name)
			continue
		}
		id, own, nested := strings.Cut(q.ID(), "/")
		m := a.modules[id]
		if m == nil || m.Page == nil {
			a.orphan(q.File, q.Title, id, ruleNearModule, ruleUnknownModule)
			continue
		}
		segment := a.Segments["quiz"]
		if nested {
			if a.tooDeep(q.File, id, own) {
				continue
			}
			segment = a.assessmentSlug(q.File, own)
		}
		page := &site.Page{
			Kind: site.Exam, Quiz: q, Module: m, Title: q.Title.Text,
			URL: m.Page.URL + segment + "/",
		}
		m.Quizzes = append(m.Quizzes, page)
		a.place(page)
		a.claim(page.URL, q.File.Path, q.Title.Span, q.File)
	}
}

// tooDeep reports a file of quizzes/ that stands in a folder of a module's.
func (a *assembly) tooDeep(file *source.File, module, name string) bool {
	if !strings.Contains(name, "/") {
		return false
	}
	a.report(file.Span(0, 0), ruleDeepQuiz, "quizzes/"+module+"/"+path.Base(name)+".md")
	return true
}

// assessmentSlug is the part of the address of a file in a module's folder.
func (a *assembly) assessmentSlug(file *source.File, name string) string {
	_, bare, _ := SplitNumber(name)
	slug := lang.For(a.Config.Language).Slug(bare)
	if slug == "" {
		a.report(file.Span(0, 0), ruleBadSlug, bare, "sinav")
		slug = source.Sum(file.Path).Short() // that no other page has
	}
	if bad := lang.Obscene(slug); bad != "" {
		a.report(file.Span(0, 0), ruleObscene, bad)
	}
	return slug
}

// orphan reports a file of quizzes/ whose module there is not.
func (a *assembly) orphan(file *source.File, title source.Value, id string, near, unknown *source.Rule) {
	at := title.Span
	if at.File == nil {
		at = file.Span(0, 0)
	}
	if a.draftModule(id) { // what belongs to it waits with it
		a.drafts[file.Path] = true
		return
	}
	ids := slices.Sorted(maps.Keys(a.modules))
	if a.notSection(id, at, ids) {
		return
	}
	_, bare, _ := SplitNumber(id)
	folders := append(slices.Clip(ids), "paths")
	if lang.Fold(bare) == "yollar" || lang.Fold(bare) == "yol" {
		bare = "paths"
	}
	if guess := lang.Nearest(bare, folders); guess != "" {
		a.report(at, near, id, guess)
		return
	}
	a.report(at, unknown, id, list(ids))
}

// draftModule reports whether a module was left out as a draft.
func (a *assembly) draftModule(id string) bool {
	for draft := range a.drafts {
		if folder, file := path.Split(strings.TrimPrefix(draft, "content/")); file == "index.md" {
			if _, moduleID, _ := SplitNumber(strings.TrimSuffix(folder, "/")); moduleID == id {
				return true
			}
		}
	}
	return false
}
