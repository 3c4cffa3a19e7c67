package external

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"ders/generator/source"
)

// A kind is what became of an address. Its text is kept in the memory file.
type kind string

const (
	works     kind = "works"
	moved     kind = "moved" // for good
	gone      kind = "gone"
	failing   kind = "failing" // the site has an error of its own
	closed    kind = "closed"  // to programs; a browser may be let in
	circling  kind = "circling"
	noHost    kind = "no-host"
	silent    kind = "silent" // nobody answers, or no answer in time
	late      kind = "late"
	expired   kind = "expired" // its certificate
	otherName kind = "other-name"
	untrusted kind = "untrusted"
	private   kind = "private"
	unreached kind = "unreached" // there is no way from here: no network
)

// A verdict is what became of an address, and when that was found out.
type verdict struct {
	Kind kind      `json:"kind"`
	Code int       `json:"code,omitempty"`
	To   string    `json:"to,omitempty"` // where a moved one is now; what did not answer
	At   time.Time `json:"at"`
}

// lookMore is what a person can do where only a browser tells.
const (
	lookMore        = "adresi tarayıcıda açın; açılıyorsa bağlantıyı olduğu gibi bırakın"
	lookMoreEnglish = "open it in a browser; leave the link as it is if it opens"
	maybeYou        = "adresi tarayıcıda açın; ağ bağlantınız kesilmiş ya da site geçici olarak kapanmış olabilir"
	maybeYouEnglish = "open it in a browser; your network or the site may be down for a while"
)

var ruleUnreadable = source.Define("link/external-address", source.Warning,
	source.Text{Message: "“%s” bir adres olarak okunamıyor", Hint: "adresi tarayıcının adres çubuğundan yeniden kopyalayın"},
	source.Text{Message: "“%s” cannot be read as an address", Hint: "copy it again from the address bar of a browser"})

var rules = map[kind]*source.Rule{
	moved: source.Define("link/external-moved", source.Info,
		source.Text{Message: "“%s” kalıcı olarak taşınmış", Hint: "bağlantıya yeni adresi yazın: %[2]s"},
		source.Text{Message: "“%s” has moved for good", Hint: "write its new address: %[2]s"}),
	gone: source.Define("link/external-gone", source.Warning,
		source.Text{Message: "“%s” artık yok (%d)", Hint: "sayfanın yeni adresini bulup yazın ya da bağlantıyı kaldırın"},
		source.Text{Message: "“%s” is gone (%d)", Hint: "find the page's new address, or remove the link"}),
	failing: source.Define("link/external-failing", source.Warning,
		source.Text{Message: "“%s” hata veriyor (%d)", Hint: "birkaç saat sonra yeniden denetleyin; sürüyorsa bağlantıyı kaldırın"},
		source.Text{Message: "“%s” answers with an error (%d)", Hint: "check again in some hours, and remove the link if it stays so"}),
	closed: source.Define("link/external-closed", source.Info,
		source.Text{Message: "“%s” programların isteğini geri çeviriyor (%d); denetlenemedi", Hint: lookMore},
		source.Text{Message: "“%s” turns programs away (%d) and could not be checked", Hint: lookMoreEnglish}),
	circling: source.Define("link/external-redirects", source.Warning,
		source.Text{Message: "“%s” durmadan başka adrese yönlendiriyor", Hint: lookMore},
		source.Text{Message: "“%s” redirects again and again", Hint: lookMoreEnglish}),
	noHost: source.Define("link/external-no-host", source.Warning,
		source.Text{Message: "“%[2]s” adında bir site bulunamadı", Hint: "adresin yazımını denetleyin; doğruysa site kapanmış ya da ağ bağlantınız kesilmiş olabilir"},
		source.Text{Message: "there is no site “%[2]s”", Hint: "check its spelling; if it is right, the site may have closed, or your network may be down"}),
	silent: source.Define("link/external-unreachable", source.Warning,
		source.Text{Message: "“%[2]s” sitesine ulaşılamıyor", Hint: maybeYou},
		source.Text{Message: "the site “%[2]s” cannot be reached", Hint: maybeYouEnglish}),
	late: source.Define("link/external-timeout", source.Warning,
		source.Text{Message: "“%[2]s” sitesi zamanında yanıt vermedi", Hint: maybeYou},
		source.Text{Message: "the site “%[2]s” did not answer in time", Hint: maybeYouEnglish}),
	expired: source.Define("link/external-expired", source.Warning,
		source.Text{Message: "“%[2]s” sitesinin güvenlik sertifikasının süresi dolmuş", Hint: "okurun tarayıcısı uyarı gösterir; site yenilenene kadar bağlantıyı kaldırın"},
		source.Text{Message: "the security certificate of “%[2]s” has expired", Hint: "browsers warn readers of it; remove the link until the site has a new one"}),
	otherName: source.Define("link/external-wrong-host", source.Warning,
		source.Text{Message: "“%[2]s” sitesinin güvenlik sertifikası başka bir ada verilmiş", Hint: "adın yazımını denetleyin; başına www. eklemek ya da silmek yetebilir"},
		source.Text{Message: "the security certificate of “%[2]s” is for another name", Hint: "check the spelling of the name; adding or deleting www. may be enough"}),
	untrusted: source.Define("link/external-untrusted", source.Warning,
		source.Text{Message: "“%[2]s” sitesinin güvenlik sertifikası doğrulanamıyor", Hint: "okurun tarayıcısı uyarı gösterebilir; adresi tarayıcıda açıp bakın"},
		source.Text{Message: "the security certificate of “%[2]s” cannot be verified", Hint: "browsers may warn readers of it; open the address in one"}),
	private: source.Define("link/external-private", source.Info,
		source.Text{Message: "“%[2]s” kurum içi bir adres; denetlenmedi", Hint: "site internette yayımlanacaksa herkesin açabileceği bir adres yazın"},
		source.Text{Message: "“%[2]s” is an address of a private network and was not checked", Hint: "write one that everybody can open if the site is to be public"}),
	unreached: source.Define("link/external-no-way", source.Warning,
		source.Text{Message: "“%[2]s” sitesine giden bir ağ yolu yok", Hint: maybeYou},
		source.Text{Message: "there is no way to the site “%[2]s” from here", Hint: maybeYouEnglish}),
}

// args are what the rules name: a link as it is written, and its code, its new
// address or its host.
func (v verdict) args(written string) []any {
	switch v.Kind {
	case moved:
		return []any{written, v.To}
	case gone, failing, closed:
		return []any{written, v.Code}
	}
	u, err := url.Parse(v.To)
	if err != nil {
		return []any{written, v.To}
	}
	return []any{written, u.Hostname()}
}

// ofStatus is what the status of a final answer means.
func ofStatus(code int) kind {
	switch {
	case code < 400:
		return works
	case code == http.StatusNotFound, code == http.StatusGone:
		return gone
	case code >= 500 && code < 600:
		return failing
	}
	return closed
}

// ofError is what a request that got no answer means.
func ofError(err error) kind {
	var (
		invalid x509.CertificateInvalidError
		name    x509.HostnameError
		unknown x509.UnknownAuthorityError
		cert    *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		dns     *net.DNSError
		wait    net.Error
	)
	switch {
	case errors.Is(err, errPrivate):
		return private
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return expired
	case errors.As(err, &name):
		return otherName
	case errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &cert), errors.As(err, &record):
		return untrusted
	case errors.As(err, &dns) && dns.IsNotFound:
		return noHost
	case errors.As(err, &dns), errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return unreached
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &wait) && wait.Timeout():
		return late
	}
	return silent
}

// offline reports whether nothing could be reached. One site that is not there
// may be the site's own doing.
func offline(asked map[string]verdict) bool {
	hosts, away := map[string]bool{}, false
	for address, v := range asked {
		switch v.Kind {
		case noHost, silent, late, unreached:
			u, _ := url.Parse(address)
			hosts[u.Host] = true
			away = away || v.Kind == unreached
		case private:
		default:
			return false
		}
	}
	return len(hosts) > 1 || away
}
