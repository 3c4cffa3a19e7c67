package markdown

import (
	"strings"
	"testing"
)

// TestUnbroken: "_" is where a line may not end.
func TestUnbroken(t *testing.T) {
	for _, want := range []string{
		"Sonuç 42_−_24_=_18_olur.",
		"150_÷_200_=_0,75.",
		"NPS_=_+18. Pasifler farka girmez.",
		"12.000_×_0,25 =_3.000_TL", // breaks before a sign only, and first before the equals sign
		"1.000 ×_0,80 ÷_(1 +_0,20 −_0,80) =_800_÷_0,40 =_2.000_TL.",
		"Kolaylık oranı =_120_÷_150 =_%80, yani iyi.",
		"3_-_1_=_2, ama 3 - eksi değil; bir - iki de.",
		"%25, %_25, (%_25_ve 25_%; 10_TL, 5_€, 20_°C",
		"3_gün sonra 14._gün biter. 2003. Sonra",
		"9, 10, 10, 9_ve 0212 555 44 33",
		"Ankete 12 müşterilerimizdenmişsinizcesine yanıt",
		"1-5_arası, 5'ten 4'e, 2003’te başladı",
		"2_<_3_ve a < b",
		"tavsiye edenler − kötüleyenler = skor",
		"  3_gün  3  gün ", "3", "", " ", "= 3 =", "% ",
	} {
		want = strings.ReplaceAll(want, "_", "\u00a0")
		if got := unbroken(strings.ReplaceAll(want, "\u00a0", " ")); got != want {
			t.Errorf("got  %s\nwant %s", strings.ReplaceAll(got, "\u00a0", "_"), strings.ReplaceAll(want, "\u00a0", "_"))
		}
	}
}
