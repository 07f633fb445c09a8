# Everything that a person does here. `make demo` and `make test` set up all they need: only Python ≥ 3.11.5 and make must be there.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check

.PHONY: demo test lint bench serve docs dataset lock clean help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/runtime: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Python 3.11.5 or newer is needed, this is " + sys.version)'
	@test -d .venv || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/runtime  ## crawl the sample with the real spiders, then serve the site
	$(BIN)/zhengce demo $(ARGS)

test: .venv/dev  ## all tests
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/dev  ## ruff, mypy strict, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev  ## ratios side by side, written to docs/performance.md
	$(BIN)/python -m bench $(ARGS)

serve: .venv/runtime  ## the site over zhengce.db
	$(BIN)/zhengce serve $(ARGS)

docs: .venv/dev  ## pictures and generated pages of docs/
	$(BIN)/python -m tests.house.rooms
	$(BIN)/python -m tests.house.measured
	DOCS_FAULTS=1 $(BIN)/python -m pytest -q tests/crawler/test_faults.py -k documented
	DOCS_LINES=1 $(BIN)/python -m pytest -q tests/newsletter/test_sample_issue.py -k documented
	DOCS_NOTEBOOK=1 $(BIN)/python -m pytest -q tests/end_to_end/test_notebook.py
	DOCS_PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/docs $(ARGS)

dataset: .venv/runtime  ## the labelled sets with a datasheet, into dist/
	$(BIN)/python -m tests.data.dataset dist

lock: .venv/dev  ## pin the newest allowed dependencies with hashes
	for f in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade $$f.in -o $$f.txt; done

clean:  ## remove the environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
