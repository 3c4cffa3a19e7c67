package site

// Copy is the same site: what parsers made is shared, and nothing else. Who
// edits the copy leaves alone the pages that others still read. Its pages are
// made all at once, so that this costs little beside an assembly.
func (s *Site) Copy() *Site {
	c := &copying{
		from:  s,
		pages: make([]Page, len(s.Pages)), modules: make([]Module, len(s.Modules)),
		sections: map[*Section]*Section{}, topics: map[*Topic]*Topic{},
		tags: make(map[*Tag]*Tag, len(s.Tags)), paths: map[*Path]*Path{},
	}
	to := *s
	to.Home, to.Glossary = c.page(s.Home), c.page(s.Glossary)
	to.Modules = many(&c.moduleLists, s.Modules, c.module)
	to.Paths = many(&c.pathLists, s.Paths, c.path)
	to.Tags = many(&c.tagLists, s.Tags, c.tag)
	to.Sections = many(&c.sectionLists, s.Sections, c.section)
	to.Pages = many(&c.pageLists, s.Pages, c.page)
	to.Redirects = append([]Redirect(nil), s.Redirects...)
	for i := range to.Redirects {
		to.Redirects[i].To = c.page(to.Redirects[i].To)
	}
	for i, page := range s.Pages {
		c.fillPage(&c.pages[i], page)
	}
	for i, m := range s.Modules {
		own := &c.modules[i]
		*own = *m
		own.Page = c.page(m.Page)
		own.Lessons = many(&c.pageLists, m.Lessons, c.page)
		own.Quizzes = many(&c.pageLists, m.Quizzes, c.page)
		own.Scenarios = many(&c.pageLists, m.Scenarios, c.page)
	}
	return &to
}

// A copying copies a site: each thing once, wherever it is pointed at from.
type copying struct {
	from     *Site
	pages    []Page // by their place in from
	modules  []Module
	sections map[*Section]*Section
	topics   map[*Topic]*Topic
	tags     map[*Tag]*Tag
	paths    map[*Path]*Path

	// Many small lists are cut from a few large ones.
	pageLists    stock[*Page]
	moduleLists  stock[*Module]
	sectionLists stock[*Section]
	topicLists   stock[*Topic]
	tagLists     stock[*Tag]
	pathLists    stock[*Path]
	posedLists   stock[*Posed]
	sheets       stock[Page]
	posed        stock[Posed]
}

// page is the copy of a page that an author wrote.
func (c *copying) page(p *Page) *Page {
	if p == nil {
		return nil
	}
	if c.from.Pages[p.Place] != p {
		panic("site: a page is not among the pages: " + p.URL)
	}
	return &c.pages[p.Place]
}

func (c *copying) fillPage(to, from *Page) {
	*to = *from
	to.Module, to.FinalOf = c.module(from.Module), c.path(from.FinalOf)
	to.Section, to.Topic = c.section(from.Section), c.topic(from.Topic)
	to.Prev, to.Next = c.page(from.Prev), c.page(from.Next)
	to.Tags = many(&c.tagLists, from.Tags, c.tag)
	to.Related = many(&c.pageLists, from.Related, c.page)
	to.Backlinks = many(&c.pageLists, from.Backlinks, c.page)
	if from.Sheet != nil {
		to.Sheet = &c.sheets.take(1)[0]
		*to.Sheet = *from.Sheet
		to.Sheet.SheetOf = to
	}
	if from.Quiz != nil {
		c.fillPool(to, from)
	}
}

// fillPool copies the questions of a quiz page. What it draws and its paper are
// some of these.
func (c *copying) fillPool(to, from *Page) {
	to.Pool = make([]*Posed, len(from.Pool))
	copies := c.posed.take(len(from.Pool))
	for i, posed := range from.Pool {
		copies[i] = *posed
		copies[i].Owner, copies[i].Module = c.page(posed.Owner), c.module(posed.Module)
		to.Pool[i] = &copies[i]
	}
	if len(from.Drawn) == 0 {
		to.Paper = to.Pool
		return
	}
	at := map[*Posed]*Posed{}
	for i, posed := range from.Pool {
		at[posed] = to.Pool[i]
	}
	posed := func(p *Posed) *Posed { return at[p] }
	to.Paper = many(&c.posedLists, from.Paper, posed)
	to.Drawn = append([]Drawn(nil), from.Drawn...)
	for i := range to.Drawn {
		to.Drawn[i].From = many(&c.posedLists, from.Drawn[i].From, posed)
	}
}

func (c *copying) module(m *Module) *Module {
	if m == nil {
		return nil
	}
	return &c.modules[m.Number-1]
}

func (c *copying) tag(t *Tag) *Tag {
	return once(c.tags, t, func(to *Tag) {
		page := *t.Page
		page.TagOf = to
		to.Page, to.Pages = &page, many(&c.pageLists, t.Pages, c.page)
	})
}

func (c *copying) path(p *Path) *Path {
	return once(c.paths, p, func(to *Path) {
		to.Modules = many(&c.moduleLists, p.Modules, c.module)
		to.Exam = c.page(p.Exam)
		if p.Proof != nil {
			proof := *p.Proof
			proof.ProofOf = to
			to.Proof = &proof
		}
	})
}

func (c *copying) section(s *Section) *Section {
	return once(c.sections, s, func(to *Section) {
		to.Page = c.page(s.Page)
		to.Articles = many(&c.pageLists, s.Articles, c.page)
		to.Topics = many(&c.topicLists, s.Topics, c.topic)
	})
}

func (c *copying) topic(t *Topic) *Topic {
	return once(c.topics, t, func(to *Topic) {
		to.Page = c.page(t.Page)
		to.Articles = many(&c.pageLists, t.Articles, c.page)
	})
}

// once is the copy of a thing, or of none; fill gets a copy whose pointers are
// the old ones, when it is made.
func once[T any](made map[*T]*T, from *T, fill func(*T)) *T {
	if from == nil {
		return nil
	}
	to := made[from]
	if to == nil {
		to = new(T)
		*to, made[from] = *from, to
		fill(to)
	}
	return to
}

// many is the list of copies.
func many[T any](lists *stock[*T], from []*T, copied func(*T) *T) []*T {
	if from == nil {
		return nil
	}
	to := lists.take(len(from))
	for i, one := range from {
		to[i] = copied(one)
	}
	return to
}

// A stock is room for short lists, made a thousand at a time.
type stock[T any] struct{ free []T }

func (s *stock[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, 1024))
	}
	list := s.free[:n:n]
	s.free = s.free[n:]
	return list
}
