package devserver

import (
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"
	"syscall"
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
	if err == nil || !inUse(err) {
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

func inUse(err error) bool {
	const windows = syscall.Errno(10048) // WSAEADDRINUSE, which syscall.EADDRINUSE is not
	return errors.Is(err, syscall.EADDRINUSE) || runtime.GOOS == "windows" && errors.Is(err, windows)
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// address is the URL a person opens.
func address(host string, port int) string {
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(port)) + "/"
}
