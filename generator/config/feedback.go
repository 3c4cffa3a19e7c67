package config

import "ders/generator/front"

// feedback is where readers write what they miss on a page, or empty.
func feedback(f *front.Fields) string {
	entry := f.Map("feedback")
	if entry == nil {
		return ""
	}
	entry.Required("email")
	address := email(entry)
	entry.Done()
	return address
}
