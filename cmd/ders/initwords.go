package main

// What "ders init" says.
var (
	aboutInit = say("küçük, tam bir site kurar", "begin with a small, complete site")
	moreInit  = say(
		"Boş ya da yeni bir klasöre küçük, tam bir eğitim sitesi kurar: iki modül, sınavlar, bir senaryo, sözlük, bilgi bankası, sertifikalı bir öğrenme yolu, doldurulacak bir gizlilik sayfası (KVKK), GitHub Pages için iş akışı ve VS Code için hazır metinler. Hepsini kendi içeriğinizle değiştirin.\n\n  ders init egitim",
		"Put a small, complete training site into an empty or new folder: two modules, quizzes, a scenario, a glossary, a knowledge base, a learning path with a certificate, a privacy page to fill in, a workflow for GitHub Pages and snippets for VS Code. Replace it all by your own content.\n\n  ders init training --language en")
	argFolder    = say("[klasör]", "[folder]")
	flagLanguage = say("sitenin dili", "the language of the site")

	initOne     = say("tek bir klasör yazın; fazla yazılan: %s", "name one folder; too many: %s")
	initExample = say("yeni bir klasör adı verin, örneğin: ders init egitim", "name a new folder, for example: ders init training")
	initFull    = say("“%s” klasörü boş değil: %s", "the folder “%s” is not empty: %s")
	initSite    = say("“%s” klasöründe zaten bir site var", "the folder “%s” already holds a site")
	initSiteGo  = say("görmek için o klasörde yalnız “ders” yazın; yeni bir site için başka bir klasör adı verin: ders init egitim", "to see it, run “ders” alone in that folder; for a new site name another folder: ders init training")
	initMade    = say("Site kuruldu: %s (%s)", "The site is in %s (%s)")

	initNext = say(
		"Görmek için:\n\n  cd %s\n  ders\n\nSonra metinleri kendi içeriğinizle değiştirin; her kayıtta sayfa yenilenir.",
		"To see it:\n\n  cd %s\n  ders\n\nThen replace the texts by your own; every save shows at once.")
	initNextHere = say(
		"Görmek için “ders” yazın. Sonra metinleri kendi içeriğinizle değiştirin; her kayıtta sayfa yenilenir.",
		"To see it, run “ders”. Then replace the texts by your own; every save shows at once.")
)
