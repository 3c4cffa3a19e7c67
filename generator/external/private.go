package external

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
)

var errPrivate = errors.New("external: an address of a private network")

// refusePrivate fails for a host of a private network: by its name or, where
// we find the way ourselves and no proxy does, by its addresses.
func refusePrivate(ctx context.Context, host string, lookUp bool) error {
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
	isForeign := func(r rune) bool { return r >= 0x80 }
	if !lookUp || strings.ContainsFunc(host, isForeign) { // only net/http knows how to spell such a name; they are public
		return nil
	}
	addrs, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return err
	}
	for _, ip := range addrs {
		if isPrivate(ip) {
			return errPrivate
		}
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
