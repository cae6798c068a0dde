# One front door. `make serve` shows the book, `make test` runs every test; both do their own set-up.

PYTHON ?= python3
PORT ?= 8000
export JUPYTER_PLATFORM_DIRS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
FRONT := frontend
BOOK := $(shell find book -not -path '*/.ipynb_checkpoints*' -not -path '*/node_modules/*' -type f 2>/dev/null) _config.yml _toc.yml classroom/exercise/notebook.py benchmarks/results.json
LIB := $(shell find lib -type f -not -path '*/__pycache__/*' 2>/dev/null)

.PHONY: help lint serve site zip new-chapter check test verify clean
help:
	@echo "make serve    build the book and show it at http://localhost:$(PORT)"
	@echo "make site     build the book into _build/html"
	@echo "make zip      the site as one archive, for a classroom without a network"
	@echo "make new-chapter SLUG=…   lay out the files of a new chapter"
	@echo "make check    lint, types, unit tests: two minutes"
	@echo "make test     every test; needs Node 20 or newer, a browser and bubblewrap, and looks for them"
	@echo "make verify   what takes long or is noisy: timings, floors of the requirements"
	@echo "make clean    take away what was built, and the environment"

serve: site
	@echo "The book: http://localhost:$(PORT)   (Ctrl+C stops)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

site: _build/html/.built

zip: site
	@$(BIN)/python -m book._ext.bag _build/html _build/logistic-regression-from-scratch.zip

new-chapter: .venv/.developer
	@$(BIN)/python -m book._ext.new_chapter $(SLUG)

# Notebooks are executed once and kept; when lib changes, their outputs may, too, so all run again.
_build/.executed-with: $(LIB) .venv/.reader
	@rm -rf _build/.jupyter_cache && mkdir -p _build && touch $@

_build/html/.built: _build/.executed-with $(BOOK)
	@echo "== Executing the notebooks and building the site (a minute or two)"
	@rm -rf _build/html _build/.doctrees        # no page outlives its source; the notebooks' outputs stay
	@$(BIN)/jupyter-book build . -W -n --keep-going
	@touch $@

.venv/.reader: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This book needs Python 3.11 or newer; %s is %s. Try: make PYTHON=python3.12 ..." % (sys.executable, sys.version.split()[0]))'
	@echo "== Making the environment in .venv (a minute or two)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --progress-bar on -r requirements.txt
	@touch $@

.venv/.developer: .venv/.reader pyproject.toml
	@echo "== Adding the developer's tools"
	@$(BIN)/python -m pip install --quiet -e '.[notebooks,test]'
	@touch $@

$(FRONT)/node_modules/.installed: $(FRONT)/package-lock.json
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null || { echo "The tests need Node 20 or newer (the book itself does not)."; exit 1; }
	@echo "== Installing the front end's tools"
	@cd $(FRONT) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

lint: .venv/.developer $(FRONT)/node_modules/.installed
	@echo "== Lint, types, built files"
	$(BIN)/ruff check conftest.py lib classroom benchmarks tests book frontend
	$(BIN)/ruff format --check conftest.py classroom benchmarks tests book frontend
	$(BIN)/mypy
	cd $(FRONT) && npm run --silent format && npm run --silent types && npm run --silent built && npm run --silent test

check: lint
	@echo "== Unit tests"
	$(BIN)/python -m pytest -m "not site and not verify" -n 2 -q

# The same with what the tests run counted, which takes twice as long, and then what is slow.
test: lint site
	@echo "== Unit tests"
	$(BIN)/python -m pytest -m "not site and not verify" -n 2 --cov --cov-report= -q
	@echo "== The notebooks and the site, in a browser"
	CHROMIUM="$$($(BIN)/python tests/browser.py)" && export CHROMIUM && $(BIN)/python -m pytest -m "site and not verify" -n 2 --dist worksteal --cov=classroom --cov-append --cov-report= -q
	$(BIN)/python -m tests.floors_of_coverage lib book/_ext classroom

verify: test
	@echo "== What takes long or is noisy"
	CHROMIUM="$$($(BIN)/python tests/browser.py)" && export CHROMIUM && $(BIN)/python -m pytest -m verify -q -s

clean:
	rm -rf _build .venv $(FRONT)/node_modules
