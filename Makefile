# What a person can do here. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
UV_COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header pyproject.toml --group build

.PHONY: help demo test check bench docs train lock clean

help:  ## list what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

demo: .venv/run  ## read the example pages into a ledger and show who said what
	@$(BIN)/python examples/demo.py

test: .venv/dev  ## run all tests
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: .venv/dev  ## style, types, the rules of the house, declared dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: .venv/bench  ## measure this project beside its peers, into benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

docs: .venv/docs  ## build the documentation into site/
	$(BIN)/mkdocs build --strict --quiet

train: .venv/train  ## make the shipped model again (an hour on two cores; wants the corpora)
	$(BIN)/python -m training

lock:  ## choose the newest versions allowed and pin them with hashes (wants uv)
	$(PIP) install uv
	$(UV_COMPILE) -o requirements/run.txt
	$(UV_COMPILE) --group dev -c requirements/run.txt -o requirements/dev.txt
	$(UV_COMPILE) --group docs -c requirements/run.txt -o requirements/docs.txt
	$(UV_COMPILE) --group bench -c requirements/run.txt -o requirements/bench.txt

clean:  ## remove everything that was made here
	rm -rf .venv site out .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

# What the tests want besides Python packages: a browser, and what one validator is built with. Debian's; elsewhere
# it says what is missing, and the tests that want it are skipped, saying so.
DEBIAN := chromium g++ libicu-dev pkg-config python3-dev
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)

.venv/debian: | .venv/bin/python
	@if dpkg -s $(DEBIAN) >/dev/null 2>&1; then :; \
	elif command -v apt-get >/dev/null && $(SUDO) true 2>/dev/null; then \
		$(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qq -y --no-install-recommends $(DEBIAN) >/dev/null; \
	else echo "not installed: Debian's $(DEBIAN). The browser tests want them"; fi
	@touch $@

.venv/dev: .venv/debian

.venv/run .venv/dev .venv/docs .venv/bench: .venv/%: requirements/%.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r $<
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/train: training/requirements.txt .venv/run
	$(PIP) install -r $<
	@touch $@
