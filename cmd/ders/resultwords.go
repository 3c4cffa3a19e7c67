package main

import (
	"io/fs"

	"ders/generator/record"
)

// What "ders report" says.
var (
	readFiles = counted("dosya", "file", "files")
	tableRows = counted("satır", "row", "rows")

	aboutReport = say("dışa aktarılmış kayıtlardan sonuç tablosu çıkarır", "make a table of results from exported records")
	moreReport  = say(
		"Çalışanların İlerlemem sayfasından aldığı kayıt dosyalarını okur ve tek bir CSV tablosu yazar: her kişi ve öğrenme yolu için bir satır. Aynı kişinin birden çok dosyası varsa en iyi sonuç kalır, ötekiler notta anılır; elle değiştirilmiş dosyalar işaretlenir. “-” standart girdiyi okur.\n\n  ders report kayitlar/*.json --output sonuclar.csv\n\nSite klasöründe çalıştırılırsa (ya da --source ile) biten modüller de sayılır; site olmadan sertifikalar ve bitirme sınavları yazılır. Bir kayıt kişinin kendi bildirimidir; denetim yalnız kazara ya da elle yapılan değişiklikleri yakalar, güvenlik sağlamaz.\nÇıkış kodu: 0 bütün dosyalar okundu, 1 okunamayan dosya var, 2 komut yanlış ya da iş tamamlanamadı.",
		"Read the records that staff saved on their progress page and write one CSV table: a row for each person and learning path. Of several files of one person the best result stands and the remark names the others; files that were edited by hand are flagged. “-” reads the standard input.\n\n  ders report records/*.json --output results.csv\n\nIn the site's folder (or with --source) finished modules are counted too; without the site there are certificates and final exams. A record is a self-report; the check finds slips and edits by hand, it is no security.\nExit status: 0 all files were read, 1 some could not be, 2 wrong usage or a failure.")
	argFiles      = say("<dosyalar…>", "<files…>")
	flagTable     = say("tablonun yazılacağı `dosya`; verilmezse standart çıktı", "the `file` to write the table to; by default the standard output")
	flagSeparator = say("sütunların arasındaki işaret; verilmezse Türkçede “;”, İngilizcede “,”", "what stands between columns; by default “;” in Turkish and “,” in English")

	standardInput = say("standart girdi", "standard input")
	noRecords     = say("kayıt dosyası verilmedi", "no record was named")
	nameRecords   = say("dosyaları yazın: %s kayitlar/*.json", "name the files: %s records/*.json")
	tableIsRecord = say("--output okunacak kayıtlardan birini gösteriyor: %s", "--output names one of the records: %s")
	otherTable    = say("başka bir dosya adı verin, örneğin sonuclar.csv", "name another file, for example results.csv")
	noMatch       = say("bu kalıba uyan dosya yok", "no file matches this pattern")
	nothingBegun  = say("bu kayıtta başlanmış bir öğrenme yolu yok; tabloya girmedi", "no learning path was begun in this record; it is not in the table")
	unsoundSite   = say("bu sitede hatalar var; tablo yalnız kayıtlara göre çıkarıldı", "this site has errors; the table rests on the records alone")
	runCheck      = say("hataları görmek için: ders check", "to see the errors: ders check")
	unreadFile    = say("okunamadı (%s)", "could not be read (%s)")
	tableWritten  = say("%s okundu, %s yazıldı", "%s read, %s written")

	completed  = say("tamamlandı", "completed")
	inProgress = say("sürüyor", "in progress")
)

// unreadable is why a file is not in the table.
var unreadable = []struct {
	err           error
	message, hint phrase
}{
	{fs.ErrNotExist, say("dosya bulunamadı", "no such file"), say("adını ve klasörünü denetleyin", "check its name and folder")},
	{errFolder, say("bu bir klasör", "this is a folder"), say("içindeki dosyaları yazın, örneğin klasor/*.json", "name the files in it, for example folder/*.json")},
	{fs.ErrPermission, say("okuma izni yok", "permission denied"), say("dosyanın izinlerini denetleyin", "check the permissions of the file")},
	{record.ErrTooLarge, say("bir öğrenme kaydı olamayacak kadar büyük", "too large for a learner's record"), say("doğru dosya mı, denetleyin", "check whether it is the right file")},
	{record.ErrNotJSON, say("okunamadı: yarım kalmış ya da başka türde bir dosya", "could not be read: cut off, or a file of another kind"), say("kişiden dosyayı yeniden isteyin", "ask the person for the file again")},
	{record.ErrNoRecord, say("bu dosyada bir öğrenme kaydı yok", "there is no learner's record in this file"), say("kayıt, İlerlemem sayfasındaki “Dosyaya al” ile alınır", "a record is saved on the progress page")},
	{record.ErrNewer, say("daha yeni bir sürümle alınmış", "saved by a newer version"), say("ders programının yeni sürümünü kullanın", "use the new version of ders")},
}

var columns = []phrase{
	say("Dosya", "File"), say("Ad ve soyad", "Name"), say("Sicil no", "Staff ID"), say("Birim", "Unit"),
	{"Site", "Site"}, say("Yol kimliği", "Path ID"), say("Öğrenme yolu", "Learning path"), say("Durum", "State"),
	say("Puan", "Score"), say("Tarih", "Date"), say("Son geçerlilik tarihi", "Valid until"),
	say("Biten modül", "Modules done"), say("Modül sayısı", "Modules"), say("İçerik sürümü", "Content version"),
	say("Kontrol kodu", "Check code"), say("Dosya denetimi", "File check"), say("Not", "Remark"),
}

var checkWords = map[record.Check]phrase{
	record.Sound:    say("tamam", "ok"),
	record.Edited:   say("uymuyor: değiştirilmiş olabilir", "mismatch: may have been edited"),
	record.Unsigned: say("kod yok", "none"),
}

var remarkWords = map[record.RemarkKind]phrase{
	record.AlsoIn:       say("aynı kişinin başka dosyası", "another file of the same person"),
	record.AlsoEdited:   say("aynı kişinin değiştirilmiş olabilecek başka dosyası", "another file of the same person, which may have been edited"),
	record.Damaged:      say("dosyanın okunamayan yerleri", "not readable in the file"),
	record.WrongCode:    say("kontrol kodu sertifikadaki bilgilere uymuyor", "the check code does not fit the certificate"),
	record.Nameless:     say("kişinin adı yazılmamış", "nobody is named"),
	record.Unclaimed:    say("sertifika sayfası henüz açılmamış", "the certificate has not been opened yet"),
	record.Grown:        say("yolda şimdi bitirilmemiş modül ya da sınav var", "the path now has modules or an exam that are not done"),
	record.UnknownPath:  say("bu yol sitede yok", "the site has no such path"),
	record.OtherSite:    say("kayıt başka bir sitenin", "the record is of another site"),
	record.FutureDated:  say("dosyanın tarihi gelecekte", "the file is dated in the future"),
	record.NoExportDate: say("dosyanın tarihi okunamadı", "the date of the file could not be read"),
	record.Expired:      say("sertifikanın süresi dolmuş", "the certificate has expired"),
}
