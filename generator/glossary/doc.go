// Package glossary reads the page that explains words: an outline becomes a
// document with terms in the order of its language.
//
// It promises that no two terms claim one word, so that a word in a text means
// one of them; that every term says something; that terms lead only to others
// that are there; and that nothing an author wrote is dropped without a word.
//
//	glossary.go   the file: front matter, introduction, sections
//	chips.go      `abbr: NPS` `en: Net Promoter Score` `see: csat` `synonyms: …` `mark: no`
//	slip.go       headings and chips that a slip made plain text
//	words.go      the words of terms, and where they lead
//
// # Grammar
//
//	file       = front matter with kind: glossary, intro, term+
//	term       = H2 (its name), chips?, definition
//	chips      = a paragraph of code spans only, right below the heading
//	definition = any blocks but marked lists and footnotes
//
//	abbr: NPS                 an abbreviation, which is a name of the term as well
//	en: Net Promoter Score    what it is called in English
//	see: a, b                 other terms of the glossary, by any of their names
//	synonyms: a, b            other names that texts may use
//	mark: no                  texts do not mark the term
//
// A site has one glossary. Its order on the page is that of the language, not
// of the file. The first mention of a term in each part of a page opens its
// definition, in whatever suffixes it stands (package mention).
package glossary
