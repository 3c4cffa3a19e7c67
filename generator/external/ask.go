package external

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// mostRedirects is how often an address may lead on to another.
const mostRedirects = 5

// A checker asks for addresses.
type checker struct {
	Options
	mu    sync.Mutex
	gates map[string]*gate // by host
}

// A gate lets one request at a time through to a host. Redirects lead from the
// addresses of one host to another, so that a queue for each is not enough.
type gate struct {
	mu   sync.Mutex
	next time.Time // no request before
}

func (c *checker) gate(host string) *gate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gates[host] == nil {
		c.gates[host] = &gate{}
	}
	return c.gates[host]
}

// ask finds out what became of an address.
func (c *checker) ask(ctx context.Context, address string) verdict {
	v := verdict{Kind: works, At: c.now()}
	at, forGood := address, true
	for range mostRedirects + 1 {
		answer, err := c.head(ctx, at)
		if err != nil {
			return verdict{Kind: ofError(err), To: at, At: v.At}
		}
		to := leadsTo(at, answer)
		if to == "" {
			if k := ofStatus(answer.StatusCode); k != works {
				return verdict{Kind: k, Code: answer.StatusCode, At: v.At}
			}
			return v
		}
		forGood = forGood && (answer.StatusCode == http.StatusMovedPermanently || answer.StatusCode == http.StatusPermanentRedirect)
		if forGood {
			v.Kind, v.To = moved, to
		}
		at = to
	}
	return verdict{Kind: circling, At: v.At}
}

// leadsTo is where an answer redirects to, or "".
func leadsTo(from string, answer *http.Response) string {
	switch answer.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return ""
	}
	base, err := url.Parse(from)
	if err != nil {
		return ""
	}
	to, err := base.Parse(answer.Header.Get("Location"))
	if err != nil || to.String() == from || to.Scheme != "http" && to.Scheme != "https" {
		return ""
	}
	to.Fragment, to.RawFragment = "", ""
	return to.String()
}

// head asks for the head of a page, and for the page itself where the answer
// may be about heads alone. A host that asks to wait is asked once more.
func (c *checker) head(ctx context.Context, address string) (*http.Response, error) {
	answer, err := c.send(ctx, http.MethodHead, address)
	if err != nil {
		return nil, err
	}
	switch answer.StatusCode {
	case http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return c.send(ctx, http.MethodGet, address)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if wait, told := c.retryAfter(answer); told && wait <= c.Patience {
			if err := c.sleep(ctx, wait); err != nil {
				return nil, err
			}
			return c.send(ctx, http.MethodHead, address)
		}
	}
	return answer, nil
}

// retryAfter is how long a host asks to wait: in seconds, or until a time.
func (c *checker) retryAfter(answer *http.Response) (time.Duration, bool) {
	text := strings.TrimSpace(answer.Header.Get("Retry-After"))
	if seconds, err := strconv.Atoi(text); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, 1<<20)) * time.Second, true
	}
	until, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	return max(0, until.Sub(c.now())), true
}

// send sends one request when its host's turn has come. The answer's body is
// not read.
func (c *checker) send(ctx context.Context, method, address string) (*http.Response, error) {
	request, err := http.NewRequest(method, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", c.Agent)
	request.Header.Set("Accept", "*/*")

	g := c.gate(strings.ToLower(request.URL.Host))
	g.mu.Lock()
	defer g.mu.Unlock()
	if wait := g.next.Sub(c.now()); wait > 0 {
		if err := c.sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	if !c.asksPrivate {
		if err := refusePrivate(request.URL.Hostname()); err != nil {
			return nil, err
		}
	}
	defer func() { g.next = c.now().Add(c.Pause) }()
	answer, err := c.transport.RoundTrip(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	return answer, answer.Body.Close()
}
