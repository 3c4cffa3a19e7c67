package main

// What a check says.
var (
	flagWatch    = say("her kayıtta yeniden denetler", "check again at every save")
	flagExternal = say("başka sitelere giden bağlantıları da ağ üzerinden denetler", "also ask other sites whether links to them work")
	flagRefresh  = say("--external ile: hatırlanan yanıtları kullanmaz, yeniden sorar", "with --external: ask again what is remembered")

	onlyWith = say("%s yalnız %s ile birlikte kullanılır", "%s is of use with %s only")
	notWith  = say("%s ile %s birlikte kullanılamaz", "%s and %s cannot be used together")

	inFiles        = counted("dosyada", "file", "files")
	tallyIn        = say("%[2]s %[1]s", "%[1]s in %[2]s")
	stopsNow       = say("Hatalar düzeltilmeden site oluşturulmaz.", "No site is built until the errors are mended.")
	stopsNowWarned = say("Hatalar düzeltilmeden site oluşturulmaz. Uyarılar yalnız --strict ile engel olur.", "No site is built until the errors are mended. Warnings keep it back under --strict only.")
	stopsStrict    = say("--strict uyarıları da hata sayar: düzeltilmeden site oluşturulmaz.", "--strict takes warnings for errors: no site is built until they are mended.")
	buildsWarned   = say("Site bu hâliyle de oluşturulur. --strict kullanılırsa %s hata sayılır ve site oluşturulmaz.", "The site is built all the same. Under --strict %s would count as errors and keep it back.")
	buildsAnyway   = say("Bilgiler öneridir; sitenin oluşturulmasına engel olmaz.", "Remarks are advice; they never keep a site back.")
	mostOften      = say("En sık görülenler:", "The most frequent:")
	times          = say("%s kez", "%s ×")
	seeRule        = say("Örneğiyle görmek için: ders check --explain %s", "To see one with an example: ders check --explain %s")

	docBadIn = say("Böyle değil (%s):", "Not so (%s):")
	docFile  = say("Örnek dosya:", "Example of a file:")
	docSays  = say("Denetim şöyle der:", "The check says:")
	ruleName = say("kural", "rule")

	asking     = say("Soruluyor", "Asking")
	noNetwork  = say("ağa ulaşılamıyor; başka sitelere giden bağlantılar denetlenemedi", "there is no network; links to other sites could not be checked")
	tryOnline  = say("ağ bağlantınızı denetleyip komutu yeniden çalıştırın", "check your connection and run the command again")
	waitsForIt = say("her kayıtta yeniden denetlenir (durdurmak için Ctrl-C)", "checked again at every save (Ctrl-C stops)")
	sameAgain  = say("değişen bir şey yok", "nothing new")
)
