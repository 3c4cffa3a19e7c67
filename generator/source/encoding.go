package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var (
	ruleEncoding = Define("source/encoding", Error,
		Text{"dosya UTF-8 değil", "dosyayı düzenleyicinizde “UTF-8” olarak yeniden kaydedin"},
		Text{"the file is not UTF-8", "save it again as “UTF-8” in your editor"})
	ruleWindows1254 = Define("source/windows-1254", Error,
		Text{"dosya UTF-8 değil; Türkçe Windows (Windows-1254) kodlamasına benziyor", "düzenleyicinizde “Kodlamayla kaydet → UTF-8” seçin ya da çevirin: iconv -f WINDOWS-1254 -t UTF-8"},
		Text{"the file is not UTF-8; it looks like Turkish Windows (Windows-1254)", "choose “Save with encoding → UTF-8” in your editor, or convert it: iconv -f WINDOWS-1254 -t UTF-8"})
	ruleNul = Define("source/nul", Error,
		Text{"metinde görünmeyen bir karakter (NUL) var", "karakteri silin; dosya UTF-16 ise UTF-8 olarak yeniden kaydedin"},
		Text{"the text holds a NUL character", "delete it; if the file is UTF-16, save it again as UTF-8"})
)

// badText finds the first byte that no text may hold.
func badText(raw []byte) (int, *Rule) {
	if utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 {
		return 0, nil
	}
	for i := 0; i < len(raw); {
		if raw[i] == 0 {
			return i, ruleNul
		}
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			if raw[i] >= 0xfe && i == 0 { // a UTF-16 byte order mark
				return i, ruleEncoding
			}
			if looksTurkish(raw) {
				return i, ruleWindows1254
			}
			return i, ruleEncoding
		}
		i += size
	}
	return 0, nil
}

// looksTurkish reports whether bytes read as Windows-1254 are letters a
// Turkish text would hold.
func looksTurkish(raw []byte) bool {
	text, err := charmap.Windows1254.NewDecoder().Bytes(raw)
	if err != nil {
		return false
	}
	high, turkish := 0, 0
	for _, r := range string(text) {
		if r >= utf8.RuneSelf {
			high++
			if strings.ContainsRune("çğıöşüÇĞİÖŞÜâîûÂÎÛ’‘“”…–—", r) {
				turkish++
			}
		}
	}
	return high > 0 && turkish*10 >= high*9
}
