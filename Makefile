# Every developer question is one target. Each builds its own virtual environment; all that is
# needed is Python 3.11 or later, make, and a package registry.

# Byte code is kept: the tests start some thousand processes, each of which would compile all anew.
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
VENV ?= .venv
SECONDS ?= 3600
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN_READY := $(VENV)/.ready-to-run
LOWEST := .venv-lowest
SMOKE_TESTS := tests/rules/test_examples.py tests/parse/test_blocks.py tests/records/test_golden.py \
	tests/schema/test_json_schema.py tests/links/test_proxy.py \
	tests/links/test_request_urls.py::test_each_behaviour_has_its_verdict \
	tests/links/test_request_urls.py::test_who_is_busy_is_asked_again

.DEFAULT_GOAL := help
.PHONY: help demo test check install lint types floors generated wheel lowest fix docs site bench fuzz new-rule clean

help: ## What there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | sort | awk -F'\t' '{printf "%-10s %s\n", $$1, $$2}'

$(RUN_READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(READY): $(RUN_READY)
	$(BIN)/python -m pip install --quiet --no-compile --constraint constraints.txt --group dev
	@touch $@

demo: $(RUN_READY) ## Check the sample notes: good ones, then ones with defects
	@echo "notelint check --offline examples/good"
	@$(BIN)/notelint check --offline examples/good
	@echo
	@echo "notelint check --offline examples/bad"
	@$(BIN)/notelint check --offline --exit-zero examples/bad

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

check: test site wheel lowest types generated lint floors ## All that CI asks

install: $(READY) $(LOWEST)/.ready ## Both virtual environments, so that what follows may run side by side

lint: $(READY) ## Style, and our own notes by our own tool
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/notelint check --offline .

types: $(READY) ## mypy, strict
	$(BIN)/mypy

floors: $(READY) ## What may import what
	$(BIN)/lint-imports

generated: $(READY) ## Are the generated files fresh?
	$(BIN)/python scripts/generate.py --check

wheel: $(READY) ## Build the wheel, install it in an empty environment, check the sample with it
	$(BIN)/python scripts/try_wheel.py

$(LOWEST)/.ready: pyproject.toml constraints-lowest.txt
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --no-compile --only-binary :all: --requirement constraints-lowest.txt
	$(LOWEST)/bin/python -m pip install --quiet --no-deps --editable .
	@touch $@

lowest: $(LOWEST)/.ready ## A smoke suite on the lowest versions that pyproject.toml declares
	$(LOWEST)/bin/python -m pytest -q $(SMOKE_TESTS)

fix: $(READY) ## Mend what can be mended: style, generated files
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/generate.py

docs: $(READY) ## Write the generated pages
	$(BIN)/python scripts/generate.py

site: $(READY) ## Build the documentation as a site, in build/site
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group site
	$(BIN)/sphinx-build -q -W --keep-going --jobs 2 -c docs/site . build/site

bench: $(READY) ## Speed and memory, side by side with peers (ARGS=--quick for a short run)
	$(BIN)/python bench/run.py $(ARGS)

fuzz: $(READY) ## Any bytes into all that reads a stranger's text, for SECONDS (3600)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group fuzz
	@mkdir -p build/fuzz/corpus build/fuzz/crashes
	$(BIN)/python fuzz/make_seeds.py build/fuzz/seeds
	$(BIN)/python fuzz/fuzz.py -max_total_time=$(SECONDS) -timeout=60 -rss_limit_mb=2000 \
		-dict=fuzz/notelint.dict -artifact_prefix=build/fuzz/crashes/ \
		build/fuzz/corpus build/fuzz/seeds

new-rule: $(READY) ## Begin a rule: make new-rule CODE=T010 NAME=long-line
	$(BIN)/python scripts/new_rule.py $(CODE) $(NAME)

clean: ## Take away what was built
	rm -rf $(VENV) $(LOWEST) build dist bench/out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
