package front

import (
	"regexp"
	"strconv"

	"ders/generator/source"
)

var ruleNotDuration = source.Define("front/not-duration", source.Error,
	source.Text{Message: "“%s” için “%s” geçerli bir süre değil", Hint: "sayıyı ve birimini bitişik yazın: 20m (20 dakika), 24h (24 saat) ya da 3d (3 gün); en çok %[3]s"},
	source.Text{Message: "“%s” cannot be “%s”, which is no duration", Hint: "write a number and its unit without a space: 20m (20 minutes), 24h (24 hours) or 3d (3 days); at most %[3]s"})

var duration = regexp.MustCompile(`^([1-9][0-9]{0,4})([mhd])$`)

// Minutes is a duration like 20m, 24h or 3d, at most the one given; 0 where
// there is none.
func (f *Fields) Minutes(key, most string) int {
	v := f.String(key)
	if v.Text == "" {
		return 0
	}
	n, ok := minutes(v.Text)
	if limit, _ := minutes(most); !ok || n > limit {
		f.diags.Add(v.Report(ruleNotDuration, key, v.Text, most))
		return 0
	}
	return n
}

func minutes(text string) (n int, ok bool) {
	m := duration.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, _ = strconv.Atoi(m[1])
	return n * map[string]int{"m": 1, "h": 60, "d": 24 * 60}[m[2]], true
}
