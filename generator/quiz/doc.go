// Package quiz reads a quiz file: an outline becomes questions with a key.
//
// It promises that every mistake of the grammar is reported at its place, all
// of them in one run, and that nothing an author wrote is dropped without a
// word. The scoring itself is the browser's (themes/default/assets/quiz/score.ts);
// here stands only what it is handed.
//
//	quiz.go       the file: front matter, introduction, questions
//	attempts.go   of the front matter: mode, limits, draws
//	chips.go      `id: …` `points: …` below a prompt
//	question.go   a section: prompt, body, answer, notes
//	choices.go    marked lists, and of their types single, multiple, true-false
//	newid.go      where an id that is missing is to be written
//	loose.go      choices that a slip made part of the text above them
//	lettered.go   choices with letters or boxes, and feedback that is no quote
//	slip.go       prompts and chips that a slip made plain text
//	limits.go     how many answers a question has at most
//	shorttext.go  numeric.go (number.go)  ordering.go  matching.go  cloze.go
//	checks.go     questions in the text of a page
//
// A type that is a marked list is a case in choices; any other is a line in
// constructs. What it is scored by is a case in revision.
//
// # Grammar
//
// A quiz is Markdown; in a plain viewer it reads as one.
//
//	file      = front matter, intro, question*      no question only where draws name other quizzes
//	intro     = any block but a marked list
//	question  = H2 (the prompt), chips?, body, answer, notes
//	chips     = a paragraph of code spans only, right below the heading: `key: value` `key: value`
//	body      = paragraph | quote | image | table | code | list | heading 3-6      part of the prompt
//	answer    = choices | ordering | matching | cloze                              exactly one
//	choices   = a list of: mark, text, feedback?
//	mark      = [x] | [X] | [ ] | [N%]                                             N from -100 to 100
//	feedback  = a quote inside the list item
//	ordering  = a numbered list without marks, at least 3 parts, in the right order
//	matching  = a table of two columns, at least 2 pairs; equal right cells are one choice, a row
//	            without a left cell is a choice that fits nothing
//	cloze     = paragraphs with gaps; a paragraph between or below them belongs to the text
//	gap       = [[variant|variant]]              to type in; each variant is right
//	          | [[wrong|(right)|wrong]]          to choose from; one is right
//	notes     = quotes below the answer; a line that begins with a bold label begins a note:
//	            **İpucu:** or **Hint:**, as often as you like; **Açıklama:** or **Explanation:**, once
//
// If there is a marked list it is the answer, and tables and numbered lists
// above it are body. Else the answer is the last numbered list, table of two
// columns or run of paragraphs with gaps. In a gap \| \] \[ \( \) and \\ stand
// for themselves; gaps are read ahead of links and emphasis.
//
// The chips:
//
//	id: a            a-z, then a-z 0-9 -, at most 48; unique in the file. Without it the id
//	                 is derived from the prompt, which is reported
//	points: 1        1 to 100
//	type: T          stated, else told by the answer (below)
//	tags: a, b       for draws
//	objective: H1.1  of the module, in whose index.md it is declared
//	shuffle: false   choices stay in their order; the default is true
//	scoring: all     of multiple: all of the points or none
//	unit: gün        of numeric
//	case: exact      of short-text and cloze: compared letter by letter
//	revision: 2      another value voids the answers given so far
//
// The types, and what makes them:
//
//	single           choices, at most one [x], and one that is worth 100 %
//	true-false       two choices that say Doğru and Yanlış, or True and False; never shuffled
//	multiple         choices, two or more [x] and a [ ]; or stated, with numbers whose positive
//	                 ones total 100, without [x], and with a choice that is worth nothing or less
//	short-text       stated; each [x] and [N%] an accepted text, each [ ] a foreseen mistake
//	numeric          stated; the same with numbers
//	ordering, matching, cloze: told by the construct
//
// A number is digits with a decimal comma or point and a minus, - or −; with
// language tr 1.500 is 1500 and 0.922 a decimal, with en 1,500 is 1500. A
// numeric mark is a number, number ± number (or +-), number ± %number, or
// number .. number, both ends included.
//
// A typed text is compared after: one Unicode form, the four i's as one, lower
// case, diacritics as their bare letters, one space for several, one kind of
// apostrophe and of dash, no final punctuation. Choices, in contrast, are
// compared exactly but for case: kâr and kar are two.
//
// The front matter:
//
//	title            required; description; draft: false; aliases: [old/address/];
//	                 allow: { rule: "reason" }
//	type: quiz       or none; scenario makes the file a scenario
//	pass_mark: 70    percent; default: the site's
//	mode: practice   feedback after each question; exam: at the end
//	attempts: 3      1 to 100; absent: unlimited
//	retry_after: 24h 30m, 24h, 7d: when a used-up attempt comes back
//	timer: 20m       for information: nobody is stopped
//	shuffle: […]     [questions] shuffles these too, [] nothing; default: choices
//	draw:            per attempt; a list of { quiz: path in quizzes/, tag: a tag, count: N }, quiz
//	                 and tag optional. What no draw takes from is always asked
//
// # Scoring
//
// The browser's score.ts reckons in exact fractions; what is shown is rounded
// down, and passed is decided by the exact score.
//
//	single, true-false, short-text, numeric   the weight of the best mark that matches, at least 0
//	multiple                                  right ticked/all right − wrong ticked/all wrong, at least 0
//	multiple with numbers                     the sum of what is ticked, from 0 to 1
//	ordering                                  right neighbours/(parts − 1)
//	matching                                  right rows/rows
//	cloze                                     right gaps/gaps
//
// The best attempt counts; hints are free. Order and draw are fixed for an
// attempt. The revision of a question covers its type, points, marks, accepted
// answers and number of choices, not its wording or feedback.
package quiz
