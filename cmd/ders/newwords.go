package main

// What "ders new" says.
var (
	aboutNew = say("yeni bir modül, ders, sınav, senaryo ya da yazı oluşturur", "make a new module, lesson, quiz, scenario or article")
	moreNew  = say(
		"Doğru yere, çalışan bir örnekle dolu yeni bir dosya koyar; içindeki notlar nasıl yazılacağını anlatır. Dosya bir taslaktır: hazır olup “draft” satırını silene kadar yayımlanmaz.\n\n  ders new module \"Zor müşteriler\"\n  ders new lesson \"İade talebi\" --in zor-musteriler\n  ders new lesson zor-musteriler/iade-talebi \"İade talebi\"\n  ders new quiz zor-musteriler\n  ders new scenario \"Kasada öfke\" --in zor-musteriler\n  ders new article \"İade metni\" --in bilgi-bankasi\n\nModülü --in ile ya da adın önüne yazarak gösterin; modülün klasöründeyseniz ya da sitede tek modül varsa gerekmez. Sıra sayısı öbür dosyalarınkini izler (10, 20, 30), araya bir ders sığsın diye. quiz komutuna yalnız modülün adını yazarsanız modülün sınavı, bir öğrenme yolunun adını yazarsanız bitirme sınavı oluşur.",
		"Put a new file into its place, filled with an example that works; notes in it tell how to go on. The file is a draft: it is not published before you delete the line “draft”.\n\n  ders new module \"Difficult customers\"\n  ders new lesson \"A return\" --in difficult-customers\n  ders new lesson difficult-customers/return \"A return\"\n  ders new quiz difficult-customers\n  ders new scenario \"Anger at the till\" --in difficult-customers\n  ders new article \"Words for returns\" --in knowledge-base\n\nName the module with --in or before the name; in the module's folder, or if there is only one, there is no need to. The number of a file follows those of the others (10, 20, 30), so that one fits between. A quiz that is named like a module is that module's, one that is named like a learning path is its final exam.")
	argNew = say("<tür> <ad> [başlık]", "<kind> <name> [title]")
	flagIn = say("dosyanın gideceği `modül`, bölüm ya da konu", "the `module`, section or topic that the file goes into")

	aboutNewModule   = say("modül: dersleriyle bir konu", "a module: a subject with its lessons")
	aboutNewLesson   = say("bir modülün dersi", "a lesson of a module")
	aboutNewQuiz     = say("bir modülün ya da öğrenme yolunun sınavı", "a quiz of a module or a learning path")
	aboutNewScenario = say("dallanan bir konuşma", "a conversation with branches")
	aboutNewArticle  = say("bilgi bankası ya da rehber yazısı", "an article of a knowledge base or guide")

	newWhat     = say("ne oluşturulsun?", "what is to be made?")
	newUnknown  = say("böyle bir tür yok: %s", "there is no such kind: %s")
	newNoName   = say("ad eksik", "the name is missing")
	newExample  = say("şöyle yazın: ders new %s \"Başlık\"", "write it like this: ders new %s \"Title\"")
	newTooMany  = say("fazla yazılan: %s", "too many words: %s")
	newQuote    = say("birden çok sözcüğü tırnağa alın: ders new %s \"%s\"", "put quotes around several words: ders new %s \"%s\"")
	newBadName  = say("“%s” metninden dosya adı çıkmıyor", "“%s” gives no name for a file")
	newGoodName = say("dosyanın adını ayrıca yazın: ders new %s dosya-adi \"Başlık\"", "name the file, too: ders new %s name-of-the-file \"Title\"")
	newTaken    = say("zaten var: %s", "this exists already: %s")

	newObjection = say("dosya oluşturulmadı: site bu hâliyle yukarıdaki sorunu taşırdı", "the file was not made: the site would have the problem above")
	newOtherName = say("başka bir ad verin", "give it another name")

	newModuleIn     = say("bir modül başka bir modülün içine giremez", "a module does not go into another one")
	newNoModule     = say("sitede henüz modül yok", "the site has no module yet")
	newMakeModule   = say("önce bir modül oluşturun: ders new module \"Modülün adı\"", "make one first: ders new module \"Its title\"")
	newNoSection    = say("sitede yazıların gideceği bir bölüm yok", "the site has no section for articles")
	newMakeSection  = say("content/bilgi-bankasi/index.md dosyasını oluşturun; title, description ve kind: knowledge-base yazın", "make content/knowledge-base/index.md with title, description and kind: knowledge-base")
	newNoPaths      = say("sitede öğrenme yolu yok", "the site has no learning path")
	newMakePath     = say("ders.yaml dosyasına ekleyin: paths: [{ id: …, title: …, modules: […] }]", "add to ders.yaml: paths: [{ id: …, title: …, modules: […] }]")
	newNoQuizzes    = say("“%s” yolunun modüllerinde soru yok", "the modules of the path “%s” have no questions")
	newQuizFirst    = say("önce modüllerin sınavlarını oluşturun: ders new quiz modulun-adi", "make quizzes of its modules first: ders new quiz name-of-the-module")
	newWhichModule  = say("dosya hangi modüle girsin?", "which module does the file belong to?")
	newWhichSection = say("dosya hangi bölüme girsin?", "which section does the file belong to?")
	newNameIt       = say("--in ile birini gösterin: %s", "name one with --in: %s")
	newNoPlace      = say("sitede böyle bir yer yok: %s", "the site has no such place: %s")

	newMade        = say("Oluşturuldu: %s", "Made: %s")
	newNext        = say("Dosyayı açıp içindeki notları izleyin; “ders serve” onu taslak olarak gösterir. Hazır olunca draft satırını silin.", "Open the file and follow its notes; “ders serve” shows it as a draft. Delete the line draft when it is ready.")
	newFirstLesson = say("İlk dersi: ders new lesson \"Dersin adı\" --in %s", "Its first lesson: ders new lesson \"Its title\" --in %s")

	noSiteHere = say("bu klasörde site yok", "there is no site in this folder")
	beginSite  = say("site klasöründe çalıştırın ya da yeni bir site kurun: ders init egitim", "run in the site folder, or begin a site: ders init training")
)
