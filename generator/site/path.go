package site

import "ders/generator/source"

// A LearningPath is what ders.yaml says of a path: modules that lead to a
// certificate together.
type LearningPath struct {
	ID      source.Value
	Title   string
	Modules []source.Value // ids
	Due     string         // 2006-01-02, or empty
	Valid   int            // months that its certificate is valid for; 0: for ever
}

// A Path is a learning path with what it leads through.
type Path struct {
	*LearningPath
	Modules []*Module
	Exam    *Page // its final exam; nil where it has none
	Proof   *Page // its certificate
}
