# make serve   the academy at http://localhost:1414/, reloading as you write
# make test    everything that must hold, browser tests included
# The other targets: build, release, bench, bench-search, lint, lighthouse,
# screenshots, clean.

GO ?= go

.PHONY: serve build test browser bench bench-search lint release lighthouse screenshots clean

serve:
	$(GO) run ./cmd/ders serve --open

build:
	$(GO) run ./cmd/ders build

# Sets up all that the tests need, and runs them.
test: browser
	test -z "$$(gofmt -l .ci cmd generator themes)" || { gofmt -l .ci cmd generator themes; exit 1; }
	$(GO) vet ./...
	$(GO) run ./cmd/ders check --strict
	$(GO) test -timeout 30m ./...
	@$(GO) test ./generator ./generator/theme -run Budget -v | sed -n 's/^ *[a-z]*_test.go:[0-9]*: \(.*gzipped\)/\1/p'

# Installs Chromium for the browser tests where there is none, and axe-core.
browser:
	@sh .ci/browser
	@sh .ci/axe

# Prints a table: ders beside a bare program and Hugo, on 1,000 and 10,000
# lessons. DERS_BENCH_SIZES="1000" is quicker; `go doc ./cmd/bench` says more.
bench:
	@$(GO) run ./cmd/bench

# What a search loads, and what a keystroke takes.
bench-search:
	DERS_SEARCH_SITE=$(CURDIR)/.cache/large $(GO) test ./generator -run '^$$' -bench Search -benchtime 2x -timeout 30m
	DERS_BENCH=1 $(GO) test ./cmd/ders/e2e -run TestSearchKeystroke -count 1 -v
	DERS_BENCH=1 DERS_SEARCH_SITE=$(CURDIR)/.cache/large $(GO) test ./cmd/ders/e2e -run TestSearchKeystroke -count 1 -v

lint:
	for os in windows darwin linux; do GOOS=$$os $(GO) vet ./... || exit 1; done
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	$(GO) vet .ci/release.go
	$(GO) run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 .github/workflows/*.yml generator/starter/site/*/.github/workflows/*.yml
	@if command -v npx >/dev/null; then npx --yes -p typescript@5.9 tsc -p themes/default/assets; \
	else echo "no npx: the scripts' types were not checked"; fi

# Programs for Linux, macOS and Windows in .cache/release, with their checksums:
# the same bytes for the same commit and Go. A tag of git is their version.
release:
	$(GO) run .ci/release.go .cache/release

# Needs npx. Prints the scores of each kind of page, and fails below 100.
lighthouse: browser
	@sh .ci/lighthouse

screenshots: browser
	DERS_SCREENSHOTS=1 $(GO) test ./cmd/ders/e2e -run TestScreenshots -count 1 -v

clean:
	rm -rf public portable bin .cache
