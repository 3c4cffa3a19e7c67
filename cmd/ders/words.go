package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ders/generator/output"
	"ders/generator/source"
)

// A phrase is what the program says, a format, in the languages it speaks.
type phrase struct{ turkish, english string }

// A noun is what the program counts. Turkish has one form after a number.
type noun struct{ turkish, one, many string }

// say is a phrase in the program's language.
func (p *program) say(words phrase, args ...any) string {
	text := words.english
	if p.language == "tr" {
		text = words.turkish
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// count is a number of things in words.
func (p *program) count(n int, of noun) string {
	word := of.many
	switch {
	case p.language == "tr":
		word = of.turkish
	case n == 1:
		word = of.one
	}
	return p.number(n) + " " + word
}

// number groups digits by three, with the language's sign.
func (p *program) number(n int) string {
	sign := ","
	if p.language == "tr" {
		sign = "."
	}
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + sign + digits[i:]
	}
	return digits
}

// seconds is a duration with two decimals.
func (p *program) seconds(d time.Duration) string {
	text := strconv.FormatFloat(d.Seconds(), 'f', 2, 64)
	if p.language == "tr" {
		return strings.Replace(text, ".", ",", 1) + " sn"
	}
	return text + " s"
}

// phrases and nouns are everything said and counted, for the test that no
// language is forgotten.
var (
	phrases []phrase
	nouns   []noun
)

func say(turkish, english string) phrase {
	phrases = append(phrases, phrase{turkish, english})
	return phrases[len(phrases)-1]
}

func counted(turkish, one, many string) noun {
	nouns = append(nouns, noun{turkish, one, many})
	return nouns[len(nouns)-1]
}

var (
	pages     = counted("sayfa", "page", "pages")
	quizzes   = counted("sınav", "quiz", "quizzes")
	scenarios = counted("senaryo", "scenario", "scenarios")
	mistakes  = counted("hata", "error", "errors")
	warnings  = counted("uyarı", "warning", "warnings")
	remarks   = counted("bilgi", "remark", "remarks")
	written   = counted("dosya yazıldı", "file written", "files written")
	fixes     = counted("düzeltme yazıldı", "fix written", "fixes written")
	files     = counted("dosya", "file", "files")
	unchanged = counted("dosya aynı kaldı", "file unchanged", "files unchanged")
)

// Commands and flags.
var (
	aboutDers = say(
		"ders, Markdown dosyalarına yazdığınız derslerden ve sınavlardan bir eğitim sitesi oluşturur.",
		"ders makes a training site from lessons and quizzes that you write in Markdown.")
	aboutBuild = say("siteyi oluşturur ve klasöre yazar", "build the site and write it to a folder")
	moreBuild  = say(
		"Siteyi oluşturur ve klasöre yazar. Bir hata varsa hiçbir şey yazılmaz; önceki site olduğu gibi kalır.",
		"Build the site and write it to a folder. If there is an error, nothing is written and the previous site stays as it is.")
	aboutServe = say("siteyi tarayıcıda gösterir, her kayıtta yeniler", "show the site in a browser and refresh it at every save")
	moreServe  = say(
		"Siteyi bu bilgisayarda gösterir ve her kayıtta yeniler. Taslaklar da görünür; diske hiçbir şey yazılmaz.",
		"Serve the site on this computer and refresh it at every save. Drafts are shown too; nothing is written to disk.")
	aboutCheck = say("sitedeki hataları bulur, siteyi yazmaz", "find what is wrong without writing the site")
	moreCheck  = say(
		"Sitedeki bütün hataları, uyarıları ve bilgileri yerleriyle gösterir; siteyi yazmaz. --fix eksik soru kimliklerini kaynak dosyalara ekler, başka hiçbir şeyi değiştirmez.\n\n"+
			"--external başka sitelere giden bağlantıları da denetler: her siteye tek tek, arada bekleyerek sorar; iyi yanıtı bir hafta, kötüsünü bir gün hatırlar. Başka hiçbir komut internete bağlanmaz.\n\n"+
			"--format json şu alanları yazar; alan silinmez, yenisi eklenebilir:\n"+
			"  diagnostics  liste: path, line, col, endLine, endCol, severity (error, warning, info),\n"+
			"               rule, message, hint, excerpt, related (path, line, col, message)\n"+
			"  fixed        --fix ile, liste: path, fixes, reason\n"+
			"  errors, warnings, infos  sayılar\n"+
			"Satır ve sütun 1'den başlar, sütun karakter sayar; endLine ve endCol bitişin ardındaki yerdir. Dosyanın bütünüyle ilgili bir iletinin yeri yalnız path alanıdır.\n\n"+
			"Çıkış kodu: 0 sorun yok, 1 hata var, 2 komut yanlış ya da iş tamamlanamadı.",
		"Show all errors, warnings and remarks with their places, without writing the site. --fix adds missing question ids to the source files and changes nothing else.\n\n"+
			"--external also checks links to other sites: it asks one site one thing at a time, with pauses, and remembers a good answer for a week and a bad one for a day. No other command asks the network.\n\n"+
			"--format json writes these fields; none goes, new ones may come:\n"+
			"  diagnostics  list of: path, line, col, endLine, endCol, severity (error, warning, info),\n"+
			"               rule, message, hint, excerpt, related (path, line, col, message)\n"+
			"  fixed        with --fix, list of: path, fixes, reason\n"+
			"  errors, warnings, infos  numbers\n"+
			"Lines and columns start at 1 and columns count characters; endLine and endCol are the place behind the end. What is about a file as a whole has no place but its path.\n\n"+
			"Exit status: 0 clean, 1 errors, 2 wrong usage or a failure.")
	aboutVersion    = say("sürümü gösterir", "show the version")
	aboutHelp       = say("bir komutu açıklar", "explain a command")
	aboutCompletion = say("kabuk için otomatik tamamlama betiğini yazar", "print the completion script for a shell")
	aboutShell      = say("%s için tamamlama betiğini yazar", "print the completion script for %s")
	moreShell       = say(
		"%s için otomatik tamamlama betiğini yazar. Açık olan oturumda kullanmak için:\n\n  %s\n\nHer oturumda kullanmak için bu satırı kabuğun başlangıç dosyasına ekleyin.",
		"Print the completion script for %s. To use it in the open session:\n\n  %s\n\nTo use it in every session, add this line to the shell's startup file.")

	flagSource   = say("site `klasör`ü; verilmezse bulunduğunuz klasör ya da onu içeren site", "the site `folder`; by default the current one, or the site that it is in")
	flagOutput   = say("sitenin yazılacağı `klasör`; verilmezse site klasöründeki public, --portable ile portable", "the `folder` to write to; by default public in the site folder, with --portable portable")
	flagBaseURL  = say("sitenin yayımlanacağı `adres`; ders.yaml içindeki base_url yerine geçer", "the `address` the site is published at; wins over base_url in ders.yaml")
	flagPortable = say("siteyi sunucusuz açılacak biçimde yazar: klasördeki index.html çift tıklanınca açılır", "write the site so that it opens without a server, by a double click on its index.html")
	flagStrict   = say("uyarıları da hata sayar", "take warnings for errors")
	flagVerbose  = say("arama dizininin ve çıktının boyutunu, çıktının özetini de yazar", "also print the size of the search index and of the output, and the output's digest")
	flagFix      = say("eksik soru kimliklerini dosyalara yazar", "write missing question ids into the files")
	flagPort     = say("bağlantı noktasının `numara`sı; 0 boş olan birini seçer", "the `number` of the port; 0 picks a free one")
	flagHost     = say("sitenin açılacağı `ad` ya da IP adresi", "the `name` or IP address to listen on")
	flagOpen     = say("site hazır olunca tarayıcıyı açar", "open the browser when the site is ready")
	flagPoll     = say("değişiklikleri dosyalara düzenli bakarak bulur; ağ klasörleri için", "find changes by looking at the files again and again; for network folders")
	flagFormat   = say("çıktının biçimi", "the format of the output")
	flagExplain  = say("bir `kural`ı örneğiyle açıklar, kural verilmezse hepsini sıralar; siteye bakmaz", "explain a `rule` with an example, or list all of them, without looking at a site")
	flagLang     = say("iletilerin dili; verilmezse sitenin dili", "the language of all messages; by default the site's")
	flagHelp     = say("bu yardımı gösterir", "show this help")
	flagPlain    = say("açıklamaları betiğe koymaz", "leave descriptions out of the script")
	argCommand   = say("[komut]", "[command]")

	headUsage    = say("Kullanım:", "Usage:")
	headCommands = say("Komutlar:", "Commands:")
	headFlags    = say("Seçenekler:", "Flags:")
	headGlobal   = say("Her komutta:", "With every command:")
	useCommand   = say("<komut>", "<command>")
	useFlags     = say("[seçenekler]", "[flags]")
	defaultValue = say("(varsayılan: %s)", "(default: %s)")
	moreHelp     = say("Bir komutun ayrıntıları için: %s help <komut>", "For more about a command: %s help <command>")
	beginHere    = say("Yeni bir site kurmak için: %s init egitim · Site klasöründe yalnız “%s” yazın: site tarayıcıda açılır.", "To begin a site: %s init training · In a site folder “%s” alone shows the site in the browser.")
	clickedOn    = say(
		"ders dosyasını sitenizin klasörüne koyup orada çift tıklayın; yeni bir site için bir terminal açıp şunu yazın: ders init egitim",
		"put ders into the folder of your site and double-click it there; to begin a site, open a terminal and write: ders init training")
	pressEnter = say("Kapatmak için Enter’a basın.", "Press Enter to close.")
)

// What is wrong with a command line.
var (
	hintLabel      = say("öneri", "hint")
	unknownCommand = say("bilinmeyen komut: %s", "unknown command: %s")
	unknownFlag    = say("bilinmeyen seçenek: %s", "unknown flag: %s")
	flagElsewhere  = say("bu seçenek şu komuta ait: %s", "this flag belongs to: %s")
	didYouMean     = say("şunu mu demek istediniz: %s", "did you mean: %s")
	listCommands   = say("komutları görmek için: ders help", "to see the commands: ders help")
	listFlags      = say("seçenekleri görmek için: %s --help", "to see the flags: %s --help")
	flagNeedsValue = say("%s seçeneğinin değeri eksik", "the flag %s needs a value")
	flagBadValue   = say("%s için geçersiz değer: %s", "invalid value for %s: %s")
	oneOf          = say("şunlardan birini yazın: %s", "write one of: %s")
	portRange      = say("0 ile 65535 arasında bir sayı yazın", "write a number from 0 to 65535")
	noArguments    = say("%s komutu yalnız seçenek alır; fazla yazılan: %s", "%s takes no argument: %s")
	folderIsFlag   = say("site klasörü için: %s --source %s", "for the site folder: %s --source %s")
	badAddress     = say("--base-url tam bir adres değil: %s", "--base-url is not a full address: %s")
	fullAddress    = say("https:// ile başlayan adresi yazın, örneğin https://ornek.org/egitim/", "write an address that begins with https://, for example https://example.org/training/")
	unknownRule    = say("bilinmeyen kural: %s", "unknown rule: %s")
	copyRule       = say("kuralın adı, iletinin sonundaki köşeli ayraçtadır", "a rule's name stands in the brackets at the end of a message")
	noSuchFolder   = say("klasör bulunamadı: %s", "no such folder: %s")
	isNoFolder     = say("bu bir klasör değil: %s", "this is not a folder: %s")
	nameSource     = say("site klasörünü --source ile gösterin", "name the site folder with --source")
)

// What the machine refuses.
var (
	diskFull     = say("diskte yer kalmadı", "the disk is full")
	noPermission = say("izin yok: %s", "permission denied: %s")
	wasStopped   = say("durduruldu", "stopped")
	leftAsItWas  = say("önceki çıktı olduğu gibi kaldı", "the previous output was left as it was")
	closedFolder = say("çıktının üst klasörü yazılabilir olmalı: %s", "the parent folder of the output must be writable: %s")
	openFolder   = say("bu klasöre yazma izni verin ya da --output ile başka bir klasör gösterin", "allow writing to this folder, or name another one with --output")
	otherHost    = say("--host için localhost ya da bu bilgisayarın bir adresini yazın", "for --host, write localhost or an address of this computer")

	emptyFolder = say("--output ile boş ya da yeni bir klasör gösterin", "name an empty or a new folder with --output")
	outside     = say("--output ile content, quizzes ve themes dışında bir klasör gösterin", "name a folder outside content, quizzes and themes with --output")
	waitAWhile  = say("bitmesini bekleyip yeniden deneyin", "wait until it has ended and try again")

	refusals = map[output.Reason]struct{ message, hint phrase }{
		output.NotEmptyForeign: {say("“%s” klasörü boş değil ve onu ders programı oluşturmamış", "the folder “%s” is not empty and was not built by ders"), emptyFolder},
		output.IsSource:        {say("“%s” sitenin kendi kaynak klasörü", "“%s” is the folder that the site is built from"), emptyFolder},
		insideSource:           {say("“%s” sitenin bir kaynak klasörünün içinde", "“%s” is inside a folder that the site is built from"), outside},
		output.ParentOfSource:  {say("“%s” sitenin kaynak klasörünü içeriyor", "“%s” holds the folder that the site is built from"), emptyFolder},
		output.Home:            {say("“%s” kişisel klasörünüz ya da onu içeriyor", "“%s” is your home folder or holds it"), emptyFolder},
		output.NotAFolder:      {say("“%s” bir klasör değil", "“%s” is not a folder"), emptyFolder},
		output.SymlinkForeign:  {say("“%s”, ders programının oluşturmadığı bir yere giden bir bağlantı", "“%s” is a link to something that was not built by ders"), emptyFolder},
		output.ForeignFiles: {say("“%s” klasöründe ders programının oluşturmadığı %s var: %s", "the folder “%s” holds %s that were not built by ders: %s"),
			say("başka bir klasöre taşıyın ya da silin; yayımlanacak dosyayı content/ klasörüne koyup bir sayfadan bağlantı verin (CNAME ve .git kalabilir)",
				"move them elsewhere or delete them; to publish a file, put it into content/ and link to it from a page (CNAME and .git may stay)")},
		output.Busy: {say("“%s” klasörüne şu anda başka bir ders komutu yazıyor", "another ders command is writing the folder “%s”"), waitAWhile},
	}
)

// Why a fix was not written.
var unfixed = map[source.Refusal]struct{ message, hint phrase }{
	source.Changed: {say("düzeltme yazılmadı; dosya denetlenirken değişti", "not fixed: the file changed while it was checked"),
		say("dosyayı kaydedip komutu yeniden çalıştırın", "save the file and run the command again")},
	source.Linked: {say("düzeltme yazılmadı; dosya bir kısayol (sembolik bağlantı)", "not fixed: the file is a symbolic link"),
		say("kısayolun gösterdiği dosyayı kendiniz düzeltin", "mend the file that it leads to yourself")},
}

// What explains a rule.
var (
	docBad     = say("Böyle değil:", "Not so:")
	docGood    = say("Böyle:", "But so:")
	docSource  = say("Dayanağı:", "Source:")
	docSilence = say("Bir dosyada susturmak için ön bilgisine gerekçesiyle yazın:", "To silence it in a file, write into its front matter, with a reason:")
	docReason  = say("neden böyle kalmalı", "why it must stay so")
)

// Results.
var (
	parsing    = say("Okunuyor", "Reading")
	publishing = say("Yazılıyor", "Writing")

	searchSize = say("arama dizini: %s, %s; gzip ile %s", "search index: %s, %s; %s with gzip")
	siteSize   = say("çıktı: %s, %s; sha256 %s", "output: %s, %s; sha256 %s")

	notWritten   = say("site yazılmadı", "the site was not written")
	strictly     = say("--strict uyarıları da hata sayar", "--strict takes warnings for errors")
	noBaseURL    = say("not: base_url verilmemiş; kanonik adres, site haritası, akış ve paylaşım kartı yok, 404.html de biçemini yalnız alan adının kökünde bulur (ders.yaml içinde base_url ya da --base-url)", "note: there is no base_url; there are no canonical addresses, no sitemap, no feed and no cards, and 404.html finds its styles only at the root of a host (base_url in ders.yaml, or --base-url)")
	checked      = say("Sorun yok: %s denetlendi", "No problems: %s checked")
	siteAbove    = say("site klasörü: %s (ders.yaml üst klasörlerde bulundu)", "site folder: %s (ders.yaml was found in a folder above)")
	servedAt     = say("%s  (durdurmak için Ctrl-C)", "%s  (Ctrl-C stops)")
	lastGoodSite = say("son sağlam site gösteriliyor", "showing the last good site")
	siteMended   = say("düzeldi", "mended")
	openToAll    = say("uyarı: --host %s ile site ağdaki başka bilgisayarlara da açılır", "warning: with --host %s the site is open to other computers on the network")
	noBrowser    = say("tarayıcı açılamadı (%s); adresi kendiniz açın", "the browser could not be opened (%s); open the address yourself")
	noBrowserCI  = say("CI ortamında tarayıcı açılmaz", "no browser is opened in CI")
)
