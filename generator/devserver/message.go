package devserver

// A Message is a sentence for a person, in both languages we speak.
type Message struct{ Turkish, English string }

// In is the sentence in Turkish for "tr" and in English for every other
// language.
func (m Message) In(language string) string {
	if language == "tr" {
		return m.Turkish
	}
	return m.English
}
