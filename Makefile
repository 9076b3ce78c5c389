# Two commands: `make run` opens the dashboard, `make test` checks everything. Both install what they need.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test bench study browser clean
.DEFAULT_GOAL := run

run: .venv/ready-to-run
	@if [ ! -e "$${JANGKAU_DATA:-data}/warehouse/CURRENT" ] && [ -d data/demo ]; then $(BIN)/python -m etl demo; fi
	@$(BIN)/python -m etl status >/dev/null
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: .venv/ready-to-test browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

study: .venv/ready-to-test
	$(BIN)/python -m tests.study

bench: .venv/ready-to-test
	$(BIN)/python -m tests.bench

.venv/ready-to-run: requirements.txt
	$(PYTHON) -m venv .venv || $(MAKE) venv-package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt
	@touch $@

.venv/ready-to-test: .venv/ready-to-run requirements-dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements-dev.txt
	@touch $@

# Debian and Ubuntu keep venv in a package of its own.
.PHONY: venv-package
venv-package:
	rm -rf .venv
	$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv
	$(PYTHON) -m venv .venv

# The browser of the journeys: one that is there, else Debian's, else Playwright's own.
browser: .venv/ready-to-test
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || [ -n "$$JANGKAU_CHROMIUM" ] || \
	  { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium; } || $(BIN)/playwright install --with-deps chromium

SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache
