package external

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
)

var errPrivate = errors.New("external: an address of a private network")

// newTransport is the usual way to ask, but that where we find it ourselves and
// no proxy does, it leads to no private network: what a name means is looked at
// when it is dialled, not before, when it could still mean something else.
func newTransport() http.RoundTripper {
	proxied := http.DefaultTransport.(*http.Transport)
	direct := proxied.Clone()
	direct.Proxy = nil
	direct.DialContext = (&net.Dialer{Timeout: 30 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err == nil && isPrivate(to.Addr()) {
			return errPrivate
		}
		return err
	}}).DialContext
	return byProxy{proxied, direct}
}

type byProxy struct{ proxied, direct http.RoundTripper }

func (t byProxy) RoundTrip(r *http.Request) (*http.Response, error) {
	if proxy, _ := http.ProxyFromEnvironment(r); proxy != nil {
		return t.proxied.RoundTrip(r)
	}
	return t.direct.RoundTrip(r)
}

// refusePrivate fails for a host of a private network that is one by its name.
func refusePrivate(host string) error {
	if ip, err := netip.ParseAddr(host); err == nil {
		if isPrivate(ip) {
			return errPrivate
		}
		return nil
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	switch dot := strings.LastIndexByte(host, '.'); host[dot+1:] {
	case host, "localhost", "local", "internal", "lan", "intranet": // the first: there is no dot
		return errPrivate
	}
	return nil
}

// shared is the range of carriers' own networks.
var shared = netip.MustParsePrefix("100.64.0.0/10")

func isPrivate(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() ||
		ip.IsMulticast() || shared.Contains(ip)
}
