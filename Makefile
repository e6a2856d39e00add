# Two commands set everything up on a fresh machine with Python 3.11 or later and make: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: demo test lint eval bench docs lock clean help

help:  ## what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "onrecord needs Python 3.11 or later; run: make PYTHON=/path/to/python3.11 ...")'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)  ## sets up, puts the sample story on the record, and says where to look
	@mkdir -p out && rm -f out/sample.onrecord out/sample.onrecord-wal out/sample.onrecord-shm
	$(VENV)/bin/onrecord open examples/story -o out/sample.onrecord
	$(VENV)/bin/onrecord verify out/sample.onrecord
	$(VENV)/bin/onrecord dossier out/sample.onrecord -o out/sample.html
	@echo
	@echo "Open out/sample.html in a browser. The record itself is out/sample.onrecord (any SQLite tool opens it)."
	@echo "Your own articles:  $(VENV)/bin/onrecord open PATH..."

test: $(STAMP) lint  ## lint, types, floors and every test
	$(RUN) -m pytest

lint: $(STAMP)  ## ruff, mypy --strict and the import contract
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

eval: $(STAMP)  ## quality on the sample story, and on public data where ONRECORD_DATA names it
	$(RUN) -m eval

bench: $(STAMP)  ## articles per CPU second for each stage, and memory
	$(RUN) -m bench

docs: $(STAMP)  ## writes docs/records.md and docs/stages.md from the code
	$(RUN) docs/generate.py

lock:  ## pins the newest versions that pyproject.toml allows (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-annotate --generate-hashes pyproject.toml -o requirements.lock

clean:  ## removes what the other targets made
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
