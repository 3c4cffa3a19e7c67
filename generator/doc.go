// Package generator is the spine of ders: it turns a site folder into a
// finished site in memory.
//
//	load      the only reading of disk: ders.yaml, content, quizzes, theme
//	parse     each file alone, in parallel: pages with the questions in their
//	          text, the glossary, quizzes, scenarios
//	assemble  the files together: order, addresses, links, what quizzes draw
//	lint      advice about all that is sound, less what a file allows itself
//	render    each page from its view, when it is first read
//	search    the site's words to an index, when it is first asked for
//
// Writing is the caller's: `ders build` publishes the tree to disk, `ders
// serve` serves it from memory, tests compare trees. The author's files are
// written by Fix, Carry and Create alone, when `ders check --fix`, `ders mv` or
// `ders new` ask for it.
//
// # The house
//
// An arrow points down, never up and never sideways; house_test.go holds this,
// and that each library is met in one room.
//
//	9  cmd/bench                    what it all costs, beside others
//	8  cmd/bench/corpus             the lessons that this is measured on
//	7  cmd/ders                     flags, exit codes, printing, progress
//	6  generator/devserver          watch, serve from memory, live reload
//	5  generator                    the spine (generator.go), what it keeps
//	                                (builder.go, memo.go), fixes (fix.go), terms
//	                                that nobody uses (terms.go), what has not
//	                                been written yet (suppose.go), what stands
//	                                built already (recall.go)
//	4  quiz      scenario           an outline to a quiz, to a graph of nodes,
//	   glossary  render             to terms; a page from its view; how a page
//	   move      starter            gets another place; what a new site or file
//	                                begins with
//	3  markdown  theme   config     text, theme folder and ders.yaml to plain data
//	   assemble  lint   mention     the files together; advice; where a text
//	   search    record             speaks of a term; what is where; learners'
//	                                exported records to rows for a manager
//	2  site      front  picture     the nouns; a file's head; cards and icons;
//	   output    external           the finished tree; whether other sites still
//	                                have what we link to
//	1  source    lang   colour      text, what is wrong in it and its mending; a
//	   parallel  themes             language; colours; many items on all
//	                                processors; the embedded theme
//
// What is live in the text of a page is read by two rooms: markdown cuts the
// body at the block and hands on what stands in it, as a part of the file
// (source.File.Part), and quiz reads the questions in such a part. A place in
// a part is reported at its place in the file, so that no other room knows.
//
// # What an author writes
//
// The whole contract stands in the repository. For authors it is the guide in
// content/egitmen-rehberi, whose examples are test cases (cmd/ders,
// TestGuideExamples), and which explains every key (TestGuideKeys). For who
// changes a parser it stands beside the parser: the grammar of quizzes,
// scenarios and the glossary in the comments of these packages, front matter in
// front and markdown.ReadMeta, ders.yaml in config, the constructs of a text in
// the files of markdown, what is advised in lint, and what every message says in
// testdata/mistakes.
//
//	ders.yaml                      the site
//	content/index.md               the home page
//	content/NN-module/index.md     a module: what it teaches, for whom
//	content/NN-module/NN-lesson.md a lesson
//	content/section/index.md       kind: knowledge-base or guide: articles beside it, a folder in
//	                               it is a topic with an index.md of its own
//	content/page.md                kind: glossary, or a page
//	quizzes/module.md              the quiz of a module
//	quizzes/module/name.md         another quiz or a scenario of it
//	quizzes/paths/path.md          the final exam of a learning path
//	themes/name/                   files that replace those of the default theme
//	public/                        the output, which is not read; portable/ is that of the portable form
//
// NN- gives the order and is no part of an address; weight: wins over it. A
// module's id is the name of its folder without the number; slug: changes the
// address alone. A lesson is at /module/lesson/, a module's quiz at
// /module/sinav/, another at /module/name/, a final exam at /yol/path/sinav/;
// the fixed parts are strings of the theme (segment.*). Two pages at one address
// are an error, also where they differ only in case, in Unicode form or in the
// Turkish i's. Pictures and files lie beside the text that uses them. Links are
// relative paths of .md files, so that they work in an editor and on a code host.
// A text is CommonMark with tables, task lists, strikethrough, footnotes,
// definition lists and {#id} behind headings; raw HTML is dropped with a warning.
//
// A lesson is done when the learner says so; a scenario at any ending; a module
// when its lessons are done and its quiz is passed, if it has one; a path when
// its modules are done and its exam is passed, if it has one. The score of a path
// is the best of its exam, else the mean of the best of its modules.
//
// # What is trusted and promised
//
// The theme and ders.yaml are trusted; Markdown, quizzes, pictures, exported
// records and requests to the dev server are not. What is promised of each stands
// in .github/SECURITY.md, and beside the code that keeps it: inputs in source and
// markdown (limits.go), the output in output, the server in devserver, the
// browser's state in themes/default/assets/record.
//
// What a language means for text is held by lang/testdata/vectors.json, for Go
// and for the scripts alike, and by the tables in the tests of lang and mention;
// the scoring, the search, the calculators, the scenarios and the reviews by the
// *.vectors.json in themes/default/assets.
//
// # Three channels
//
// An author's mistake is data: a source.Diagnostic with its place and, by its
// rule, its words in Turkish and English. A broken machine is an error. A slip
// of ours is a panic. They are never mixed: Build returns a Result with every
// diagnostic and no error for any input that an author can write.
//
// # What is promised
//
// What no input, crash, full disk or careless command may do, and which tests
// hold it, is listed in testdata/promises.txt: a promise without a test that
// exists fails TestPromises.
//
// # Incremental, and no room knows of it
//
// Each stage is a pure function of what it is handed, so a rebuild is a memo
// table: documents, quizzes and scenarios are remembered by their file and the
// few settings that their parser reads, and a file that did not change is not
// parsed again. What is made of one alone is remembered with it: the advice
// about it, the terms it speaks of, its words for the search; and so are the
// theme, the pictures, the paths of all pages and which layouts were tried. The
// site that was assembled last is one entry of such a table: an edit that moves
// no page, and about which there is nothing to say, makes a copy of it with other
// texts, and lets the functions that assemble all look at what hangs on these
// (assemble/edit.go); any other edit assembles all. No other stage tracks
// dependencies or has a partial path. Pages are made when they are
// first read, and so is the search index: a dev server pays for the pages that
// are open. What is still gone through at an edit are lists, by the pointer:
// files, pages, diagnostics. The law is TestWarmEqualsCold: after hundreds of
// random edits a warm builder's tree equals a fresh builder's byte for byte.
//
// Between two runs of the program nothing is remembered but what stands in the
// output folder. Its marker carries a seal, which only who has equal input opens:
// every text, the options and the program itself (Builder.Input). Where it opens
// and the site is as it was published (output.Standing), the Result of that build
// is given again, with all that was said (Recall), and nothing is parsed, rendered
// or written. There is no half of it: any other input is built from nothing.
//
// What is kept of a page is its text and little beside it: its HTML repeats the
// text, and is kept as where it does so (site.Document.Body, source.Quoted).
// TestALessonTakesLittleMemory holds this.
//
// # To change it
//
// How to add a lint rule, a callout, a question type or a language, how tests
// are laid out and how to profile stands in .github/CONTRIBUTING.md.
package generator
