package devserver

import (
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"
	"syscall"

	"ders/generator/source"
)

// PortInUse is the error of Run when another program has the port.
type PortInUse struct {
	Port int
	Next int // the next free one; 0 if there is none near
}

// Error is the message in English.
func (e *PortInUse) Error() string { return e.Message().English }

// Message says it in both languages.
func (e *PortInUse) Message() Message {
	if e.Next == 0 {
		return Message{
			Turkish: fmt.Sprintf("%d numaralı bağlantı noktası kullanılıyor", e.Port),
			English: fmt.Sprintf("port %d is in use", e.Port),
		}
	}
	return Message{
		Turkish: fmt.Sprintf("%d numaralı bağlantı noktası kullanılıyor; sıradaki boş numara: %d (--port %d)", e.Port, e.Next, e.Next),
		English: fmt.Sprintf("port %d is in use; the next free one is %d (--port %d)", e.Port, e.Next, e.Next),
	}
}

// BadHost is the error of Run when a host is no address of this computer.
type BadHost struct {
	Host    string
	Unknown bool // the name stands for no address at all
}

// Error is the message in English.
func (e *BadHost) Error() string { return e.Message().English }

// Message says it in both languages.
func (e *BadHost) Message() Message {
	host := source.Printable(e.Host)
	if e.Unknown {
		return Message{
			Turkish: fmt.Sprintf("“%s” adının adresi bulunamadı", host),
			English: fmt.Sprintf("no address was found for the name “%s”", host),
		}
	}
	return Message{
		Turkish: fmt.Sprintf("“%s” bu bilgisayarın bir adresi değil", host),
		English: fmt.Sprintf("“%s” is not an address of this computer", host),
	}
}

// listen opens the port on every address the host stands for. "localhost" is
// two of them: browsers try ::1 first, and a stranger listening there would be
// shown instead of us.
func listen(host string, port int) ([]net.Listener, int, error) {
	if host != "" && host != "localhost" {
		l, err := listenOn(host, port)
		if err != nil {
			return nil, 0, err
		}
		return []net.Listener{l}, portOf(l), nil
	}
	four, err := listenOn("127.0.0.1", port)
	if err != nil {
		return nil, 0, err
	}
	all := []net.Listener{four}
	six, err := listenOn("::1", portOf(four))
	var taken *PortInUse
	switch {
	case err == nil:
		all = append(all, six)
	case errors.As(err, &taken) && port != 0:
		four.Close()
		return nil, 0, err
	} // else this machine has no IPv6
	return all, portOf(four), nil
}

func listenOn(host string, port int) (net.Listener, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	var lookup *net.DNSError
	switch {
	case errors.As(err, &lookup):
		return nil, &BadHost{Host: host, Unknown: true}
	case notHere(err):
		return nil, &BadHost{Host: host}
	case !inUse(err):
		return l, err
	}
	taken := &PortInUse{Port: port}
	for next := port + 1; next <= min(port+100, 65535); next++ {
		if free(host, next) {
			taken.Next = next
			break
		}
	}
	return nil, taken
}

// free asks the host itself and both loopback addresses, as listen would.
func free(host string, port int) bool {
	for _, h := range []string{host, "127.0.0.1", "::1"} {
		l, err := net.Listen("tcp", net.JoinHostPort(h, strconv.Itoa(port)))
		if err == nil {
			l.Close()
		} else if inUse(err) {
			return false
		}
	}
	return true
}

// Windows has its own numbers for what went wrong.
const (
	wsaInUse   = syscall.Errno(10048)
	wsaNotHere = syscall.Errno(10049)
)

func inUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || runtime.GOOS == "windows" && errors.Is(err, wsaInUse)
}

func notHere(err error) bool {
	return errors.Is(err, syscall.EADDRNOTAVAIL) || runtime.GOOS == "windows" && errors.Is(err, wsaNotHere)
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// address is the URL a person opens.
func address(host string, port int) string {
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(port)) + "/"
}
