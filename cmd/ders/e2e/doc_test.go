// Package e2e tests the site that staff see, in a real browser.
//
// Every test is one behaviour, told as a person lives it: open a page, click
// what it says, press a key, see what comes. Nothing calls into the page's
// scripts but to read how things stand, and nothing sleeps: whatever must come
// is waited for.
//
//	academy   the repository's own content, quizzes and ders.yaml, copied and
//	          served in this process by the dev server; a test that saves
//	          files has a copy of its own
//	hall      a small site in testdata with an exam of every kind: drawn,
//	          limited, timed, at the end of a path
//	school    a small site in testdata with two learning paths
//	again     a small site in testdata whose questions come back
//	person    a visitor with an empty browser profile, and what visitors do
//	problems  what a page must never do: throw, log an error, break its
//	          Content-Security-Policy, ask for what is not there. Any of it
//	          fails the test that saw it
//
// One headless browser serves all tests; a machine without one fails them and
// says how to get it. DERS_SCREENSHOTS=1 lets TestScreenshots write pictures
// of every kind of page to .cache/screenshots.
package e2e
