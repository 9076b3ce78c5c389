# Two commands: `make run` opens the dashboard, `make test` checks everything. Both install what they need.
PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= 127.0.0.1
BIN := .venv/bin

.PHONY: run test test-lake check lock bench load study crash crash-lake browser clean
.DEFAULT_GOAL := run

run: .venv/ready-to-run browser-if-possible
	@if [ -d data/demo ]; then $(BIN)/python -m etl demo --if-empty; else $(BIN)/python -m etl status >/dev/null; fi || true
	$(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address $(ADDRESS)

test: .venv/ready-to-test browser postgres-if-possible
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -m "not browser"
	$(BIN)/python -m pytest -m browser

# The everyday gate: what can be checked in a minute, on all cores. `make test` checks the rest as well.
check: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -m "not slow and not browser"

# requirements*.txt from pyproject.toml: every package that is installed, with its hash.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command "make lock" pyproject.toml
lock: .venv/ready-to-run
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

study: .venv/ready-to-test
	$(BIN)/python -m tests.study
	$(BIN)/python -m tests.study.usual

# 500 kills, each followed by another damage; fewer: make crash KILLS=50
KILLS ?= 500
crash: .venv/ready-to-test
	$(BIN)/python -m tests.crash --kills $(KILLS)

# Tests of loading, withdrawing, marts and metrics with every office in a lake; `make test` runs most of them so (CONTRIBUTING.md).
IN_A_LAKE := $(addprefix tests/test_,keep.py keep_property.py keep_marts.py marts.py post_spans.py collaboration.py \
  forget.py two_loaders.py lake.py lake_bucket.py lake_operating.py lake_property.py lake_readers.py) \
  $(wildcard tests/test_metrics_*.py)
test-lake: .venv/ready-to-test postgres-if-possible
	JANGKAU_TESTS_IN=lake $(BIN)/python -m pytest -n auto $(IN_A_LAKE)

# A loader into a lake, or its catalogue, killed; more: make crash-lake LAKE_KILLS=100
LAKE_KILLS ?= 30
crash-lake: .venv/ready-to-test postgres-if-possible
	$(BIN)/python -m tests.lake_kills --kills $(LAKE_KILLS)

bench: .venv/ready-to-test
	$(BIN)/python -m tests.bench

# Thirty people choosing something every five seconds while files are loaded, then a hundred who read published pages.
PEOPLE ?= 30
READERS ?= 100
MINUTES ?= 30
load: .venv/ready-to-test
	$(BIN)/python -m tests.bench --only crowd readers --people $(PEOPLE) --readers $(READERS) --minutes $(MINUTES)

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

# The browser of pictures, PDF and journeys: one that is there, else Debian's, else Playwright's own.
HAS_BROWSER = command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
  [ -n "$$JANGKAU_CHROMIUM" ] || $(BIN)/python -c "from jangkau.report.browser import chromium; raise SystemExit(chromium() is None)"
GET_BROWSER = { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium; } || $(BIN)/playwright install --with-deps chromium

browser: .venv/ready-to-test
	@$(HAS_BROWSER) || $(GET_BROWSER)

# The lake's tests start a PostgreSQL of their own; where it cannot be installed they are skipped and say why.
.PHONY: postgres-if-possible
postgres-if-possible:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq postgresql; } >/dev/null 2>&1 </dev/null || \
	  echo "PostgreSQL could not be installed: the tests of the lake are skipped. Later: apt-get install postgresql"

# Without a browser the dashboard works all the same; the weekly report's page says what is missing and how to get it.
.PHONY: browser-if-possible
browser-if-possible: .venv/ready-to-run
	@$(HAS_BROWSER) || { $(GET_BROWSER); } >/dev/null 2>&1 </dev/null || \
	  echo "No browser for pictures and PDF could be installed: the weekly report gives HTML. Later: apt-get install chromium"

# Without asking: a question that nobody sees would wait for ever.
SUDO := $(shell [ "$$(id -u)" = 0 ] || ! command -v sudo >/dev/null || echo sudo -n)

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache
