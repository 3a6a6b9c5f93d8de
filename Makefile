# One command for each thing one does here. The first of them makes .venv and fills it with the locked requirements.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
UV := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
      --no-header --no-emit-index-url --no-emit-find-links pyproject.toml --group build

.PHONY: programs help demo test sanitize check fix readme docs bench fuzz lock clean
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/run.stamp ## check the bundled example: what ties out, what does not
	@$(BIN)/tieout demo

test: .venv/dev.stamp programs ## run every test
	@$(BIN)/python -m pytest -q -n auto

# The HTML report is tried in a browser, pictures of pages are read by Tesseract, and fish completes a line. Where one of them is
# not there and cannot be installed, its tests are left out and say so.
programs:
	@needed=""; command -v chromium >/dev/null || command -v google-chrome >/dev/null || needed="chromium"; \
	command -v tesseract >/dev/null || needed="$$needed tesseract-ocr"; \
	command -v fish >/dev/null || needed="$$needed fish"; \
	test -z "$$needed" || { \
	  echo "Installing for the tests:" $$needed "..."; \
	  { test "$$(id -u)" = 0 && command -v apt-get && apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$needed; } >/dev/null 2>&1 \
	  || echo "Not to be installed here:" $$needed "(Debian's names). The tests that need them are left out."; }

sanitize: .venv/dev.stamp ## run the laws of the compiled kernels under the compiler's sanitizers
	@$(BIN)/python hatch_build.py -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined
	@LD_PRELOAD="$$(cc -print-file-name=libasan.so) $$(cc -print-file-name=libubsan.so)" \
	ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc $(BIN)/python -m pytest -q -n 0 \
	tests/properties/test_native.py tests/properties/test_lexemes.py tests/properties/test_nearby.py \
	tests/properties/test_digest.py tests/properties/test_survey.py tests/properties/test_stretches.py \
	tests/properties/test_terms.py tests/properties/test_steps.py tests/properties/test_runs.py \
	tests/properties/test_reread.py; \
	found=$$?; $(BIN)/python hatch_build.py && exit $$found

check: .venv/dev.stamp ## style, types, layers, and the documentation as a strict build
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

fix: .venv/dev.stamp ## mend what ruff can mend, and format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

readme: .venv/dev.stamp ## make the picture and the tables of README and of the settings anew
	@$(BIN)/python -m tools.picture
	@$(BIN)/python -m tools.pages

docs: .venv/dev.stamp ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "The documentation is in site/index.html."

bench: .venv/bench.stamp ## measure speed and quality; with DATA=directory on that data too
	@$(BIN)/python -m benchmarks $(DATA)

fuzz: .venv/dev.stamp .venv/bench.stamp ## fuzz every reader, ten minutes each; with SECONDS, READER=format or JOBS less, one, or several at once
	@$(BIN)/python -m benchmarks.fuzzing --seconds $(or $(SECONDS),600) --jobs $(or $(JOBS),1) $(READER:%=--reader %)

lock: ## lock the requirements anew (needs uv)
	@$(UV) --extra dev -o requirements/dev.txt
	@$(UV) --extra bench -c requirements/dev.txt -o requirements/bench.txt
	@$(UV) -c requirements/dev.txt -o requirements/run.txt

clean: ## remove everything that was made
	@rm -rf .venv src/tieout/_native.* site build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than its lock file, the package's metadata and its kernels, or all of it is installed once more.
.venv/%.stamp: requirements/%.txt pyproject.toml hatch_build.py $(wildcard src/native/*)
	@echo "Installing the locked requirements ($<) into .venv ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r $<
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
