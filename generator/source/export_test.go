package source

// Ask has each call that changes the folder for a rearrangement asked for first.
func (s *Snapshot) Ask(ask func(call, name string) error) { s.ask = ask }
