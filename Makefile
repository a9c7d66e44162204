# Two commands are enough: `make site` and `make test`. Each does all of its own set-up.

VENV := .venv
PYTHON := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup setup-dev site serve check test format bench bench-search bench-export export lock clean

help:
	@echo "make site    install what is needed and build the site into site/"
	@echo "make export  write PDF, EPUB, data and the offline site into export/"
	@echo "make serve   show the site on this machine and rebuild it on each change"
	@echo "make check   check the sources in docs/"
	@echo "make test    install what the tests need, a browser included, and run them all"
	@echo "make format  bring the code into shape"
	@echo "make bench   measure builds against each other in one run"
	@echo "make bench-search  measure the search: right answers, bytes, time; and the stemmers"
	@echo "make bench-export  measure books: pages a second, memory, what is not made again"
	@echo "make lock    write the lock files anew"

setup: $(VENV)/.site-ready

setup-dev: $(VENV)/.test-ready

$(VENV)/.site-ready: requirements.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh site
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock $(VENV)/.site-ready
	@scripts/setup.sh test
	@touch $@

site: setup
	@$(VENV)/bin/civildialogue build
	@echo "Open site/index.html, or run 'make serve' and read http://127.0.0.1:8000/"

export: setup
	@$(VENV)/bin/civildialogue export all --out export

serve: setup
	@$(VENV)/bin/civildialogue serve

check: setup
	@$(VENV)/bin/civildialogue check

test: setup-dev
	@scripts/test.sh

format: setup-dev
	@$(VENV)/bin/ruff check --fix scripts tests
	@$(VENV)/bin/ruff format scripts tests

bench: setup-dev
	@$(PYTHON) scripts/bench.py
	@$(PYTHON) scripts/bench_compendium.py

bench-search: setup-dev
	@$(PYTHON) scripts/bench_stemmers.py
	@$(PYTHON) scripts/bench_search.py

bench-export: setup-dev
	@$(PYTHON) scripts/bench_export.py

lock: setup-dev
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11 --no-annotate --group build pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11 --no-annotate --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) export site .site.new .site.old
