# Both targets do all set-up themselves: they need Python 3.11 or newer, git, make and a package index.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= auto

.PHONY: run test bench lock lint unit browser docs schema clean

## run: answer the flagship case and write its report to ./belarus-2022.html
run: $(VENV)/ready
	$(BIN)/casus run belarus-2022

## test: layers, lint, types, then unit, property, contract, published-result and doc tests
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

## docs: write anew what is generated: fault pages, schema, the article's page
docs: $(VENV)/ready-test
	$(BIN)/python tools/generate.py

## lock: record the versions that are installed and tested
lock: $(VENV)/ready-test
	$(BIN)/python -m pip freeze --exclude-editable | grep -v '^casus' > requirements.lock

# Browser tests look at pages in headless Chromium: installed where that is allowed, named where it is not.
browser:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	echo "no Chromium found and none could be installed (Debian: apt-get install chromium): browser tests will be skipped"

$(VENV)/python-ready:
	@test -n "$(PYTHON)" || { echo "casus needs Python 3.11 or newer on the path"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/python-ready pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
