# Both targets do all set-up themselves: they need Python 3.11 or newer, git, make and a package index.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock
WORKERS ?= auto

.PHONY: run test lint unit bench docs lock browser clean

## run: answer the flagship case and write its report to ./belarus-2022.html
run: $(VENV)/ready
	$(BIN)/casus run belarus-2022

## test: layers, lint and types, then unit, property, contract, published-result and doc tests
test: $(VENV)/ready-test browser lint unit

lint: $(VENV)/ready-test
	$(BIN)/lint-imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@echo "checked: $$(git ls-files '*.py' | wc -l) Python files, of them $$(git ls-files 'tests/*.py' | wc -l) tests"

unit: $(VENV)/ready-test
	$(BIN)/python -m pytest -n $(WORKERS)

## bench: time casus against its peers in one run, on one thread; results stand in benchmarks/README.md
bench: $(VENV)/ready-test
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/run.py

## docs: write anew what is generated: fault codes, language, schema, the article's page
docs: $(VENV)/ready
	$(BIN)/python tools/generate.py

## lock: record the newest versions of everything; run the tests before committing it
lock:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	$(BIN)/python -m pip freeze --exclude-editable > requirements.lock

# Browser tests look at pages in headless Chromium: installed where that is allowed, named where it is not.
browser:
	@for p in chromium chromium-browser google-chrome; do command -v $$p >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1; then exit 0; fi; \
	echo "no Chromium found, and none could be installed (Debian: apt-get install chromium): browser tests will be skipped"

$(VENV)/python-ready:
	@test -n "$(PYTHON)" || { echo "casus needs Python 3.11 or newer on the path"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/python-ready pyproject.toml requirements.lock
	$(PIP) -e .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready
	$(PIP) -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
