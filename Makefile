# Two commands are enough: `make site` and `make test`. Each does all of its own set-up.

VENV := .venv
PYTHON := $(VENV)/bin/python
ADDRESS ?= 127.0.0.1:8000
export NO_MKDOCS_2_WARNING := 1
# A build starts in half the time when Python may keep what it compiled, which some machines forbid.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: advice help setup setup-test setup-dev site serve check check-quick test test-long mutants format bench bench-scale bench-search bench-export bench-import export lock clean
.PHONY: developers interface fuzz screenshots checksums smoke review-summary preview preview-comment release labels
.PHONY: scope published deliver share join

help:
	@echo "make site    install what is needed and build the site into site/"
	@echo "make export  write PDF, EPUB, data and the offline site into export/"
	@echo "make serve   show the site on this machine and rebuild it on each change"
	@echo "make check   check the sources in docs/"
	@echo "make check-quick  form, types, layers, units and messages of the code, within a minute"
	@echo "make test    install what the tests need, a browser included, and run them all"
	@echo "make test-long  the same tests with all their cases and their coverage, weekly and before a release"
	@echo "make mutants    put 300 faults into the code, one at a time, and name those that no test notices"
	@echo "make format  bring the code into shape"
	@echo "make bench   measure builds against each other in one run, and show it in the README"
	@echo "make bench-scale  measure the growth from today's texts to many times as many, against its limits"
	@echo "make bench-search  measure the search: right answers, bytes, time; and the stemmers"
	@echo "make bench-export  measure books: pages a second, memory, what is not made again"
	@echo "make bench-import  measure the import: words kept, errors of what it writes (DIR= has your documents)"
	@echo "make fuzz    try the parsers with a hundred thousand new texts that may be sent"
	@echo "make screenshots  take the pictures of the editors' guide anew"
	@echo "make interface  list anew what a project may rely on, with the version of the list"
	@echo "make developers  write the floors and the dependencies into the pages of developers/"
	@echo "make lock    move the locked packages to their newest releases"
	@echo "make checksums  name every file of the site with its SHA-256 in site/SHA256SUMS"
	@echo "make smoke   build the site with the fallback generator into site-smoke/"
	@echo "make review-summary  say what the change since BASE means, into preview/review/"
	@echo "make preview   build the site as one zip into preview/site/"
	@echo "make preview-comment  show the comment that a proposal gets from preview/review/"
	@echo "make release   publish export/ as the release of the tag TAG"
	@echo "make scope     say whether the change since BASE touches the program, or texts alone"
	@echo "make published  make all that is published at SITE_URL: books, data, site, checksums"
	@echo "make share     make the share SHARE of the site, such as 2/4, into shares/"
	@echo "make join      make the site from the results of all shares in shares/"
	@echo "make deliver   hand site/ to the web server TARGET"
	@echo "make labels    make the labels of .github/labels.yml on the forge"

setup: $(VENV)/.site-ready

setup-test: $(VENV)/.test-ready

setup-dev: $(VENV)/.development-ready

SETUP := uv.lock pyproject.toml package-lock.json package.json scripts/setup.sh scripts/debian.txt scripts/uv.txt

$(VENV)/.site-ready: $(SETUP)
	@scripts/setup.sh site
	@touch $@

$(VENV)/.test-ready: $(SETUP)
	@scripts/setup.sh test
	@touch $(VENV)/.site-ready $@

$(VENV)/.development-ready: $(SETUP)
	@scripts/setup.sh development
	@touch $(VENV)/.site-ready $(VENV)/.test-ready $@

site: setup
	@$(VENV)/bin/civildialogue build
	@$(MAKE) --no-print-directory advice

# Said by `site`; its pages link to folders, which a browser lists when they are opened from disk.
advice:
	@echo "To read it, run 'make serve' and open http://$(ADDRESS)/"

export: setup
	@$(VENV)/bin/civildialogue export all --out export

serve: setup
	@$(VENV)/bin/civildialogue serve --address $(ADDRESS)

check: setup
	@$(VENV)/bin/civildialogue check

check-quick: setup-test
	@scripts/test.sh quick

test: setup-test
	@scripts/test.sh

test-long: export TEST_LONG := 1
test-long: setup-dev
	@scripts/test.sh
	@$(MAKE) --no-print-directory mutants

mutants: setup-test
	@$(PYTHON) scripts/mutants.py

format: setup-test
	@$(VENV)/bin/ruff check --fix scripts tests benchmarks tools
	@$(VENV)/bin/ruff format scripts tests benchmarks tools

bench: setup-dev
	@$(PYTHON) benchmarks/bench.py --record
	@$(PYTHON) benchmarks/bench_pages.py

bench-scale: setup-test
	@$(PYTHON) benchmarks/bench_scale.py

bench-search: setup-dev
	@$(PYTHON) benchmarks/bench_stemmers.py
	@$(PYTHON) benchmarks/bench_search.py

bench-export: setup-test
	@$(PYTHON) benchmarks/bench_export.py

bench-import: setup-test
	@$(PYTHON) benchmarks/bench_import.py $(if $(DIR),"$(DIR)")

fuzz: export TEST_LONG := 1
fuzz: export TEST_NEW := 1
fuzz: setup-test
	@$(VENV)/bin/pytest tests -m hypothesis --numprocesses 2 --dist loadfile -p no:cacheprovider

screenshots: setup-test
	@$(PYTHON) tools/screenshots.py

PINS := --only-group site --no-emit-project --no-hashes --no-header --no-annotate

lock: setup
	@$(PYTHON) tools/pins.py </dev/null
	@.uv/bin/uv lock --upgrade
	@.uv/bin/uv export --quiet $(PINS) | $(PYTHON) tools/pins.py
	@.uv/bin/uv lock
	@$(PYTHON) tools/pins.py --carried
	@{ sed -n 1p scripts/uv.txt; echo uv | .uv/bin/uv pip compile --quiet --universal --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url -; } > scripts/uv.txt.new
	@mv scripts/uv.txt.new scripts/uv.txt
	@{ sed 's/ `make lock` .*//;q' scripts/uv.txt; sed 1d scripts/uv.txt; } > scripts/civildialogue/starter/project/uv.txt
	@$(MAKE) --no-print-directory developers

developers: setup
	@$(PYTHON) tools/developers.py

interface: setup
	@$(PYTHON) tools/interface.py

# What the forge's workflows run; each also works here. Values come as environment variables and
# are used as such by the shell, so that nothing in them can become a command.
checksums:
	@cd site && find . -type f ! -path '*/.*' ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum > SHA256SUMS

scope:
	@python3 -I tools/scope.py

# The same on every forge. SITE_URL is where this repository publishes; a fork has its own.
published: setup
	@$(PYTHON) tools/address.py
	@$(MAKE) --no-print-directory export checksums

# For a site that several machines make. SITE_URL counts as in `published`, if it is there.
share: export SHARE ?=
share: setup
	@[ -z "$${SITE_URL:-}" ] || $(PYTHON) tools/address.py
	@$(VENV)/bin/civildialogue build --shard "$$SHARE" --out shares

join: setup
	@[ -z "$${SITE_URL:-}" ] || $(PYTHON) tools/address.py
	@$(VENV)/bin/civildialogue build --join shares

deliver:
	@scripts/deliver.sh

smoke: setup-test
	@$(VENV)/bin/civildialogue build --generator properdocs --out site-smoke

review-summary: export BASE ?= main
review-summary: export NUMBER ?= 0
review-summary: setup
	@mkdir -p preview/review
	@printf '%s\n' "$$NUMBER" > preview/review/number
	@$(VENV)/bin/civildialogue review --base "$$BASE" --lang both --format markdown > preview/review/summary.md \
	  || echo "the change is refused; preview/review/summary.md says why"

preview: site
	@$(VENV)/bin/civildialogue export bundle --out preview/site

preview-comment:
	@python3 -I tools/preview_comment.py $(if $(REPOSITORY),,--print)

release:
	@find export -maxdepth 1 -type f -print0 | LC_ALL=C sort -z \
	  | xargs -0 gh release create "$$TAG" --verify-tag --generate-notes --title "$$TAG"

labels: setup
	@$(PYTHON) tools/labels.py

clean:
	rm -rf $(VENV) .uv node_modules export site site-smoke shares preview .site.new .site.old .site.spare .cache
