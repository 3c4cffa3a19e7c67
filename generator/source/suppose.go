package source

// Suppose puts files into the snapshot as if they stood in the folder, or
// takes them out of it where the text is nil, so that a build can try what has
// not been written. The next Rescan reads the folder as it is.
func (s *Snapshot) Suppose(files map[string][]byte) {
	for name, raw := range files {
		s.dirty[name] = true
		delete(s.files, name)
		delete(s.faults, name)
		if raw == nil {
			continue
		}
		if isText(name) {
			s.files[name] = NewFile(name, raw)
		} else {
			s.files[name] = &File{Path: name, Text: string(raw)}
		}
	}
}
