# Every target sets up what it needs from a bare Python 3.11 with venv; a second run does no set-up again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.osintkit-ready
SCRIPTS := osintkit/widgets/js
NODE_STAMP := $(SCRIPTS)/node_modules/.osintkit-ready
export SOURCE_DATE_EPOCH ?= 0

# what touches pandas, matplotlib, papermill and the loaders
FLOORS := tests/case tests/plots tests/notebooks tests/reports tests/loaders tests/exporters tests/test_cli.py osintkit/tables

.PHONY: report test lab lint bench clean help setup lock browser floors scripts check-scripts

help:  ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("osintkit needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

report: $(STAMP)  ## run the worked case's notebooks and write its report to reports/
	$(BIN)/osintkit run
	@echo "Open reports/latest/index.html"

test: $(STAMP)  ## run all tests (browser tests need Debian's chromium: make browser)
	$(BIN)/python -m pytest -n auto --dist loadgroup -q

lint: $(STAMP)  ## ruff, mypy strict, import contracts; types and bundles of the widgets' scripts
	$(BIN)/ruff check osintkit tests benchmarks notebooks docs
	$(BIN)/ruff format --check osintkit tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory check-scripts; \
	else echo "npm is not installed: the widgets' scripts are not checked here (CI does)"; fi

scripts: $(NODE_STAMP)  ## bundle the widgets' scripts again after a change (needs npm)
	cd $(SCRIPTS) && npm run --silent build

check-scripts: $(NODE_STAMP)
	cd $(SCRIPTS) && npm run --silent check

$(NODE_STAMP): $(SCRIPTS)/package-lock.json
	cd $(SCRIPTS) && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

lab: $(STAMP)  ## open the case in a quiet JupyterLab that loads nothing from outside
	$(BIN)/osintkit lab

bench: $(STAMP)  ## measure speed and accuracy, side by side with peers where they are installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[bench,reader]'
	$(BIN)/python benchmarks/run_all.py

floors:  ## run the tests of tables, case, figures, notebooks and reports with the oldest packages allowed (pandas 2.2)
	test -x .venv-floors/bin/python || $(PYTHON) -m venv .venv-floors
	$(PYTHON) -c "import re, tomllib; print(*(re.sub('>=([0-9.]+).*', r'==\1', one) for one in tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']), sep='\n')" > .venv-floors/floors.txt
	.venv-floors/bin/python -m pip install --quiet --disable-pip-version-check -r .venv-floors/floors.txt pytest hypothesis pytest-xdist 'setuptools>=77' wheel
	.venv-floors/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	.venv-floors/bin/python -m pytest -q -n auto $(FLOORS)

browser:  ## install Debian's chromium for the browser tests (needs root)
	apt-get update -qq
	apt-get install -y -qq chromium

lock: pyproject.toml  ## make requirements.lock again (exact versions with hashes)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
	  --no-emit-trusted-host --no-header --no-annotate --extra dev --extra reader --output-file requirements.lock pyproject.toml

clean:  ## remove what can be made again: environment, caches, derived data, reports
	rm -rf $(VENV) .venv-floors build dist *.egg-info .mypy_cache .ruff_cache .hypothesis reports
	find data/processed -mindepth 1 ! -name README.md -exec rm -rf {} +
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
