# The commands of the project. Everything is installed from hash-locked files into .venv and tests/node_modules.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
# Tests start Python hundreds of times: without its bytecode each start takes as long again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve check test test-all bench lint lock golden icons outlines clean

site: $(VENV)/.site
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.site
	DRAFTS=true $(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

check: $(VENV)/.site
	@$(BIN)/partnerships check

# Everything that a change must pass, in less than ten minutes on two cores; `make test-all` asks the slow judges too, and
# those last, with nothing beside them, who judge by the time that something takes.
test: TESTS := -m "not slow"
test-all: TESTS := -m "not alone"
test-all: tests/lighthouse/node_modules/.installed
test test-all: $(VENV)/.test
	@tests/install-programs
	@$(MAKE) --no-print-directory tests/node_modules/.installed
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)
	$(if $(filter test-all,$@),$(BIN)/python -m pytest -m alone)

# Times our builds beside those of mkdocs-material and Hugo; `make bench BENCH="--events 1000 --rounds 1"`, or --help for more.
bench: $(VENV)/.bench
	@PYTHONPATH=tests $(BIN)/python -m bench $(BENCH)

# Shows how what comes out now differs from the golden files, and replaces them.
golden: $(VENV)/.test
	$(BIN)/python tests/golden.py

# Draws the icons of browsers and telephones from theme/assets/partnerships/icon.svg.
icons: $(VENV)/.test
	$(BIN)/python tests/icons.py

lint: $(VENV)/.test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/mypy

# Pins what pyproject.toml asks for, with hashes and without a download address (needs the command uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group dev pyproject.toml -c requirements.txt -o tests/requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group bench -o tests/bench/requirements.txt

# Draws the outlines of the map anew, from Natural Earth.
outlines: $(VENV)/.test tests/node_modules/.installed
	$(BIN)/python tests/outlines.py

clean:
	rm -rf site .cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.site tests/bench/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/requirements.txt
	@touch $@

tests/node_modules/.installed tests/lighthouse/node_modules/.installed: %/node_modules/.installed: %/package-lock.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
