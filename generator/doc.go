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
// written by Fix alone, when `ders check --fix` asks for it.
//
// # The house
//
// An arrow points down, never up and never sideways; house_test.go holds this,
// and that each library is met in one room.
//
//	7  cmd/ders                     flags, exit codes, printing, progress
//	6  generator/devserver          watch, serve from memory, live reload
//	5  generator                    the spine (generator.go), what it keeps
//	                                (builder.go, memo.go), fixes (fix.go),
//	                                terms that nobody uses (terms.go)
//	4  quiz      scenario           an outline to a quiz, to a graph of nodes,
//	   glossary  render             to terms; a page from its view
//	3  markdown  theme   config     text, theme folder and ders.yaml to plain data
//	   assemble  lint   mention     the files together; advice; where a text
//	   search    record             speaks of a term; what is where; learners'
//	                                exported records to rows for a manager
//	2  site      front  picture     the nouns; a file's head; cards and icons;
//	   external                     whether other sites still have what we link to
//	1  source    output  lang       text, what is wrong in it and its mending; the
//	   colour    themes             finished tree; a language; colours; the
//	                                embedded theme
//
// What is live in the text of a page is read by two rooms: markdown cuts the
// body at the block and hands on what stands in it, as a part of the file
// (source.File.Part), and quiz reads the questions in such a part. A place in
// a part is reported at its place in the file, so that no other room knows.
//
// # Three channels
//
// An author's mistake is data: a source.Diagnostic with its place and, by its
// rule, its words in Turkish and English. A broken machine is an error. A slip
// of ours is a panic. They are never mixed: Build returns a Result with every
// diagnostic and no error for any input that an author can write.
//
// # Incremental, and no room knows of it
//
// Each stage is a pure function of what it is handed, so a rebuild is a memo
// table: documents, quizzes and scenarios are remembered by path, text and the
// few settings that their parser reads, and a file that did not change is not
// parsed again. What is made of one alone is remembered with it: the advice
// about it, the terms it speaks of, its words for the search; and so are the
// theme and the pictures. Nothing tracks dependencies and there is no partial
// path. Pages are made when they are first read, and so is the search index: a
// dev server pays for the pages that are open. The law is TestWarmEqualsCold:
// after hundreds of random edits a warm builder's tree equals a fresh builder's
// byte for byte.
package generator
