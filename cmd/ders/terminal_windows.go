package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// enableEscapes switches a console of Windows to escape sequences, which it
// prints as text otherwise.
func enableEscapes(f *os.File) bool {
	var mode uint32
	console := windows.Handle(f.Fd())
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
