package e2e

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// atOnce is how many tests drive the browser at the same time: much of what they
// do is to wait.
var atOnce = min(4, 2*runtime.GOMAXPROCS(0))

func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", fmt.Sprint(atOnce)); err != nil {
		panic(err)
	}
	status := m.Run()
	for i := len(atExit) - 1; i >= 0; i-- {
		atExit[i]()
	}
	os.Exit(status)
}

// atExit is what the tests share and must leave behind: a browser, a site.
var (
	atExit   []func()
	atExitMu sync.Mutex
)

func whenAllIsDone(do func()) {
	atExitMu.Lock()
	defer atExitMu.Unlock()
	atExit = append(atExit, do)
}

var errNoBrowser = errors.New("the browser tests need Chromium or Chrome, and there is none; `make browser` installs it")

func findBrowser() (string, error) {
	for _, name := range []string{
		"chromium-headless-shell", "chrome-headless-shell", // without windows: half the time
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoBrowser
}

// browser is the one browser of all tests, with a profile of its own.
var browser = sync.OnceValues(func() (context.Context, error) {
	path, err := findBrowser()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "tr"),
		chromedp.Flag("accept-lang", "tr"),
	)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(), options...)
	whenAllIsDone(end)
	// Chromium sends events that are newer than the library: not our concern.
	ctx, end = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	whenAllIsDone(end)
	return ctx, chromedp.Do(ctx)
})
