package devserver

import (
	"net/http"
	"sync"
	"time"
)

// A hub tells every open page the state after each build. A page that is slow
// to listen gets only the newest; it holds up nobody.
type hub struct {
	limit int           // clients at a time
	beat  time.Duration // between two signs of life
	slow  time.Duration // how long one write may take

	done    chan struct{}
	mu      sync.Mutex
	clients map[chan []byte]bool
	last    []byte
	closed  bool
}

func newHub() *hub {
	return &hub{
		limit: 500, beat: 15 * time.Second, slow: 5 * time.Second,
		done: make(chan struct{}), clients: map[chan []byte]bool{},
	}
}

// tell sends a state to all clients, and to every later one when it comes.
func (h *hub) tell(state []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = state
	for c := range h.clients {
		select {
		case <-c: // an older state that nobody took
		default:
		}
		c <- state
	}
}

func (h *hub) join() chan []byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || len(h.clients) >= h.limit {
		return nil
	}
	c := make(chan []byte, 1)
	if h.last != nil {
		c <- h.last
	}
	h.clients[c] = true
	return c
}

func (h *hub) leave(c chan []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.clients, c)
}

// close ends every stream.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		close(h.done)
	}
}

// ServeHTTP streams states as server-sent events. It is one-way: nothing that
// a client sends is looked at.
func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	c := h.join()
	if c == nil {
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	defer h.leave(c)

	control := http.NewResponseController(w)
	send := func(text ...[]byte) bool {
		// The server's own deadline is for whole answers; this one never ends.
		control.SetWriteDeadline(time.Now().Add(h.slow))
		for _, t := range text {
			if _, err := w.Write(t); err != nil {
				return false
			}
		}
		return control.Flush() == nil
	}
	beat := time.NewTicker(h.beat)
	defer beat.Stop()
	for alive := send([]byte(":\n\n")); alive; {
		select {
		case <-h.done:
			return
		case <-r.Context().Done():
			return
		case state := <-c:
			alive = send([]byte("event: state\ndata: "), state, []byte("\n\n"))
		case <-beat.C:
			alive = send([]byte(":\n\n"))
		}
	}
}
