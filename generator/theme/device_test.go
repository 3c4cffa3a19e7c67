package theme_test

import "testing"

// TestBrowsers: what a browser calls itself, with the fingers it can feel. Who
// is not known for certain is told nothing.
func TestBrowsers(t *testing.T) {
	js := newScript(t, "device/browser.ts")
	const (
		webkit  = " AppleWebKit/605.1.15 (KHTML, like Gecko) "
		phone   = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)" + webkit
		pad     = "Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X)" + webkit
		mac     = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)" + webkit
		blink   = " AppleWebKit/537.36 (KHTML, like Gecko) "
		android = "Mozilla/5.0 (Linux; Android 14; SM-A546B Build/UP1A.231005.007; wv)" + blink + "Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36"
	)
	tests := []struct {
		name, userAgent string
		touch           int
		want            string
	}{
		{"Safari on an iPhone", phone + "Version/18.5 Mobile/15E148 Safari/604.1", 5, "forgets"},
		{"Chrome on an iPhone", phone + "CriOS/137.0.7151.51 Mobile/15E148 Safari/604.1", 5, "forgets"},
		{"Firefox on an iPhone", phone + "FxiOS/139.0 Mobile/15E148 Safari/605.1.15", 5, "forgets"},
		{"Edge on an iPhone", phone + "Version/18.0 EdgiOS/137.0.3296.49 Mobile/15E148 Safari/604.1", 5, "forgets"},
		{"Safari on an iPad", mac + "Version/18.5 Safari/605.1.15", 5, "forgets"},
		{"Safari on an old iPad", pad + "Version/12.1.2 Mobile/15E148 Safari/604.1", 5, "forgets"},
		{"Safari on a Mac", mac + "Version/18.5 Safari/605.1.15", 0, ""},
		{"Chrome on a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)" + blink + "Chrome/137.0.0.0 Safari/537.36", 0, ""},
		{"Chrome on Windows with a touch screen", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + blink + "Chrome/137.0.0.0 Safari/537.36", 10, ""},
		{"Edge on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + blink + "Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0", 0, ""},
		{"Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0", 0, ""},
		{"Chrome on Android", "Mozilla/5.0 (Linux; Android 10; K)" + blink + "Chrome/137.0.0.0 Mobile Safari/537.36", 5, ""},
		{"Samsung Internet", "Mozilla/5.0 (Linux; Android 10; K)" + blink + "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", 5, ""},
		{"Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0", 5, ""},

		{"Instagram on an iPhone", phone + "Mobile/15E148 Instagram 382.0.0.28.83 (iPhone16,2; iOS 18_5; tr_TR; tr; scale=3.00; 1290x2796; 740186112)", 5, "app forgets"},
		{"Instagram on Android", android + " Instagram 382.0.0.49.84 Android (34/14; 450dpi; 1080x2138; samsung; SM-A546B; a54x; s5e8835; tr_TR; 741171411)", 5, "app"},
		{"Facebook on an iPhone", phone + "Mobile/15E148 [FBAN/FBIOS;FBAV/516.0.0.46.106;FBBV/734861463;FBDV/iPhone16,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBSS/3;FBCR/;FBID/phone;FBLC/tr_TR;FBOP/80]", 5, "app forgets"},
		{"Facebook on Android", android + " [FB_IAB/FB4A;FBAV/516.0.0.51.109;]", 5, "app"},
		{"Messenger on Android", android + " [FB_IAB/Orca-Android;FBAV/508.0.0.47.89;]", 5, "app"},
		{"WhatsApp", "WhatsApp/2.25.16.81 i", 5, "app"},
		{"LINE", phone + "Mobile/15E148 Safari Line/15.8.0", 5, "app forgets"},
		{"WeChat", phone + "Mobile/15E148 MicroMessenger/8.0.59(0x18003b2c) NetType/WIFI Language/tr", 5, "app forgets"},
		{"X on an iPhone", phone + "Mobile/15E148 Twitter for iPhone/11.2", 5, "app forgets"},
		{"LinkedIn on an iPhone", phone + "Mobile/15E148 [LinkedInApp]/9.31.1234", 5, "app forgets"},
		{"Snapchat", phone + "Mobile/15E148 Snapchat/13.45.0.45 (like Safari/8620.1.15, panda)", 5, "app forgets"},
		{"Pinterest", phone + "Mobile/15E148 [Pinterest/iOS]", 5, "app forgets"},
		{"TikTok on an iPhone", phone + "Mobile/15E148 musical_ly_39.9.0 BytedanceWebview/d8a21c6", 5, "app forgets"},
		{"Telegram on Android", "Mozilla/5.0 (Linux; Android 14; K)" + blink + "Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36 Telegram-Android/11.11.1 (Samsung SM-A546B; Android 14; SDK 34; AVERAGE)", 5, "app"},

		// An organisation's own app may show its training in a window like this.
		{"some app's window on Android", android, 5, ""},
		{"the home screen of an iPhone", phone + "Mobile/15E148", 5, "forgets"}, // which display-mode tells
		{"a crawler", "Mozilla/5.0 (compatible; Googlebot/2.1)", 0, ""},
		{"nothing", "", 0, ""},
		{"words that look alike", "Mozilla/5.0 (X11; Linux x86_64) Outline/1 MyInstagram/2 Underline/3", 0, ""},
	}
	for _, test := range tests {
		var got string
		js.call(&got, `(name, touch) => [page.isInApp(name) && "app", page.forgets(name, touch) && "forgets"].filter(Boolean).join(" ")`, test.userAgent, test.touch)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestNoticeRests: what was said is not said again for half a year, whatever
// the clock does.
func TestNoticeRests(t *testing.T) {
	js := newScript(t, "device/browser.ts")
	tests := []struct {
		said any
		now  string
		want bool
	}{
		{nil, "2026-03-09", true},
		{"2026-03-09", "2026-03-09", false},
		{"2026-03-09", "2026-09-01", false},
		{"2026-03-09", "2026-09-09", true},
		{"2026-03-09", "2026-03-01", false}, // set back
		{"2036-03-09", "2026-03-01", true},  // was set wrong
		{"<b>", "2026-03-01", true},
	}
	for _, test := range tests {
		var got bool
		js.call(&got, `(said, now) => page.isDue(said, Date.parse(now))`, test.said, test.now)
		if got != test.want {
			t.Errorf("said %v, now %s: got %v", test.said, test.now, got)
		}
	}
}
