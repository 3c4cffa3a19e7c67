// Package site holds the nouns: what a training site is made of.
//
// Parsers fill Documents, Quizzes and Scenarios, each from one file alone;
// assembly ties them into a Site; rendering reads it. Everything here is plain
// data. What a parser made is shared between builds and must not be changed
// afterwards: what only the whole site knows (addresses, neighbours, link
// targets) stands in Page and Module, which every build makes anew.
//
//	config.go     what ders.yaml says
//	document.go   fragment.go   a Markdown file, and the HTML of its text
//	quiz.go       scenario.go   a file of quizzes/
//	site.go       page.go       the files together
//	copy.go                     the same site again, to be edited
//	path.go       pool.go       what leads through modules, and what is drawn from quizzes
package site

// A Site is everything that will be published.
type Site struct {
	Config    *Config
	Home      *Page
	Modules   []*Module
	Sections  []*Section
	Tags      []*Tag // in the language's order
	TagIndex  *Page  // all tags; nil where there are none
	Glossary  *Page  // nil for none
	Paths     []*Path
	Pages     []*Page // every page that an author wrote, in reading order, home first
	Logo      string  // path in the finished site; empty for the theme's icon
	Progress  *Page   // what the learner has done; nil where there is no module to learn
	Search    *Page   // where everything is found; nil where there is nothing to find
	Review    *Page   // what to answer again today; nil where nothing comes back
	Redirects []Redirect
}

// A Module is lessons that are learnt together.
type Module struct {
	ID        string
	Number    int // its place in the site, from 1
	Page      *Page
	Lessons   []*Page
	Quizzes   []*Page
	Scenarios []*Page
}

// A Section is pages beside the modules, by topic: a knowledge base or a guide.
type Section struct {
	ID       string
	Guide    bool // staff are not led there, and do not find it
	Page     *Page
	Articles []*Page // those of no topic, in order
	Topics   []*Topic
}

// A Topic is articles on one thing.
type Topic struct {
	ID       string
	Title    string
	Page     *Page
	Articles []*Page
}

// A Tag is a word that pages share.
type Tag struct {
	Title string  // as most pages write it
	Page  *Page   // shows Pages
	Pages []*Page // in reading order
}

// OwnFiles are the files at the root of a site that no author names.
var OwnFiles = []string{
	"404.html", "apple-touch-icon.png", "assets", "ders-build.json", "favicon.svg", "feed.xml",
	"icon-192.png", "icon-512.png", "icon-full.png", "manifest.webmanifest", "robots.txt", "sitemap.xml", "worker.js",
}

// SearchFolder is the folder of the site that holds the search index.
const SearchFolder = "search-index"

// A Redirect leads from an old address to a page.
type Redirect struct {
	From string // like Page.URL
	To   *Page
}
