package main

import (
	"ders/generator/move"
	"ders/generator/source"
)

// What "ders mv" says.
var (
	linkCount = counted("bağlantı", "link", "links")

	aboutMove = say("bir sayfayı ya da klasörü taşır, bağlantıları düzeltir", "move a page or a folder and mend the links to it")
	moreMove  = say(
		"Bir sayfayı, sınavı, senaryoyu ya da bir modülün klasörünü taşır ya da adını değiştirir. Ona giden bütün bağlantıları, kendi bağlantılarını ve adının geçtiği öteki yerleri (requires, related, draw, paths) düzeltir; eski adresi aliases listesine ekler, böylece eski adres yeni sayfaya yönlenir. Bir modülün adı değişirse sınavları da onunla gider. Ya her şey yazılır ya da hiçbir şey; yarıda kesilen bir taşımayı, ad vermeden yazılan ders mv tamamlar ya da geri alır.\n\n  ders mv content/05-zor-musteriler/03-iade.md content/02-iletisim/40-iade.md\n  ders mv content/05-zor-musteriler content/07-zor-musteriler\n\nYollar bulunduğunuz klasörden, orada yoksa site klasöründen başlar.",
		"Move or rename a page, a quiz, a scenario or the folder of a module. All links to it, its own links and the other places that name it (requires, related, draw, paths) are mended, and its old address goes into aliases, so that it leads to the new one. The quizzes of a module that gets another name go with it. Either all of it is written or nothing; a move that was interrupted is finished or taken back by ders mv without names.\n\n  ders mv content/05-difficult-customers/03-returns.md content/02-talking/40-returns.md\n  ders mv content/05-difficult-customers content/07-difficult-customers\n\nPaths begin at the current folder, or else at the site folder.")
	argMove    = say("<eski> <yeni>", "<old> <new>")
	flagDryRun = say("ne yapılacağını gösterir, hiçbir şey yazmaz", "show what would be done and write nothing")

	moveTwo       = say("iki ad gerekir: taşınacak dosya ya da klasör ve yeni yeri", "two names are needed: the file or folder to move, and its new place")
	moveExample   = say("şöyle yazın: ders mv content/01-modul/03-ders.md content/02-modul/10-ders.md", "write it like this: ders mv content/01-module/03-lesson.md content/02-module/10-lesson.md")
	moveUnsound   = say("sitede %s var; önce bunlar düzelmeli, yoksa bazı bağlantılar gözden kaçar", "the site has %s, which must be mended first; links could be missed otherwise")
	moveObjection = say("taşınmadı: site bu hâliyle yukarıdaki sorunu taşırdı", "nothing was moved: the site would have the problem above")
	moveOtherName = say("başka bir ad ya da yer seçin", "choose another name or place")
	moveMend      = say("önce dosyanın eski yerinde bu satırı düzeltin ya da silin; ya da başka bir yer seçin", "mend or delete that line where the file is now, or choose another place")
	moveOutside   = say("site klasörünün dışında: %s", "outside of the site folder: %s")
	moveInside    = say("content/ ya da quizzes/ içinde bir yol yazın", "write a path in content/ or quizzes/")
	moveMissing   = say("bulunamadı: %s", "not found: %s")
	moveNoFolder  = say("böyle bir klasör yok: %s", "there is no such folder: %s")

	movedFiles   = say("Taşınan: %s", "Moved: %s")
	relinked     = say("Düzeltilen: %s; değişen: %s", "Mended: %s; changed: %s")
	oldAddresses = say("Yönlenen eski adresler:", "Old addresses that lead on:")
	andMore      = say("ve %s satır daha", "and %s more")
	recordsLose  = say(
		"Not: %s öğrenme kayıtlarında yeni bir adla geçecek; bitirmiş olanlara yapılmamış görünür. Bir sayfanın yalnız adresi değişsin istiyorsanız dosyasını taşımayın, ön bilgisine slug: yazın.",
		"Note: %s will have another name in learners' records; whoever was done there is not any more. To change only the address of a page, leave its file where it is and write slug: into its front matter.")
	resumedDone = say("Yarım kalan taşıma tamamlandı: %s → %s", "The interrupted move was finished: %s → %s")
	resumedBack = say("Yarım kalan taşıma geri alındı, çünkü bir dosya bu arada değişti: %s → %s", "The interrupted move was taken back, because a file was changed meanwhile: %s → %s")
	resumedLeft = say("bu arada değiştirilmiş ya da silinmiş; olduğu gibi bırakıldı", "changed or deleted meanwhile, and left as it is")
	resumedLook = say("bağlantılarına bakın: ders check", "look at its links: ders check")
	dryRun      = say("Bu bir denemeydi (--dry-run); hiçbir şey yazılmadı.", "This was a trial (--dry-run); nothing was written.")
)

// wording is a message with a gap for a path, and a hint.
type wording struct{ message, hint phrase }

// Why a move is not planned.
var moveRefusals = map[move.Reason]wording{
	move.Outside:  {say("content/ ya da quizzes/ içinde değil: %s", "not in content/ or quizzes/: %s"), moveInside},
	move.Fixed:    {say("taşınamaz: %s", "this cannot be moved: %s"), moveInside},
	move.Itself:   {say("zaten orada: %s", "it stands there already: %s"), moveOtherName},
	move.Inside:   {say("klasör kendi içine taşınamaz: %s", "a folder cannot move into itself: %s"), moveOtherName},
	move.OtherTop: {say("sayfalar content/ içinde, sınavlar ve senaryolar quizzes/ içinde kalır: %s", "pages stay in content/, quizzes and scenarios in quizzes/: %s"), moveOtherName},
	move.Ending:   {say("dosyanın türü değişemez: %s", "the type of the file cannot change: %s"), say("yeni ad da .md ile bitsin", "end the new name like the old one, in .md")},
	move.Index:    {say("index.md klasörüyle birlikte taşınır: %s", "an index.md moves with its folder: %s"), say("dosya yerine klasörü yazın", "name the folder instead of the file")},
	move.Unclear:  {say("buradaki bağlantının yeri kesin olarak bulunamadı: %s", "the place of this link is not known for sure: %s"), say("bağlantıyı daha yalın yazın: [metin](yol.md)", "write the link in a plainer way: [text](path.md)")},
}

// What keeps a planned move from being made.
var moveHindrances = map[source.Refusal]wording{
	source.Changed:    {say("taşınmadı; dosya bu sırada değişti: %s", "nothing was moved: a file changed meanwhile: %s"), say("dosyayı kaydedip komutu yeniden çalıştırın", "save the file and run the command again")},
	source.Linked:     {say("taşınmadı; değişmesi gereken dosya bir kısayol (sembolik bağlantı): %s", "nothing was moved: a file to change is a symbolic link: %s"), say("kısayolun yerine dosyanın kendisini koyun", "put the file itself in the place of the link")},
	source.Unreadable: {say("yarım kalan bir taşımanın notu okunamıyor: %s", "the note of an interrupted move cannot be read: %s"), say("sayfalar ve bağlantılar yerinde mi, kendiniz bakın; sonra bu dosyayı silin", "look yourself whether pages and links are where they should be, then delete this file")},
	source.Occupied:   {say("orada bir dosya var: %s", "something stands there: %s"), moveOtherName},
}
