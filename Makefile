# Everything is set up by the targets themselves; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# The root holds a folder named processing, like QGIS's own package: never put it on sys.path.
export PYTHONSAFEPATH := 1
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1
PY := .venv/bin/python
RUN := $(PY) -m wulong_planner.tools
OUT ?= output

.PHONY: help setup data lint format test run desktop bench pictures zip clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: ## install what is missing (every target does this by itself)
	@tools/setup.sh

data: setup ## rebuild data/townships.gpkg from data/sources
	@$(RUN).build_data

lint: setup ## ruff format and check, mypy
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@cd .venv/src && MYPYPATH=. ../bin/mypy --config-file wulong_planner/pyproject.toml -p wulong_planner.analysis -p wulong_planner.ingest -p wulong_planner.layers -p wulong_planner.briefing

format: setup ## let ruff rewrite the code
	@.venv/bin/ruff check --fix-only . && .venv/bin/ruff format .

test: setup ## run the tests
	@.venv/bin/pytest -n auto --dist loadfile $(ARGS)

run: setup ## build everything into output/ (OUT= ROADS= GROUPS= DEM=)
	@env OUT='$(OUT)' ROADS='$(ROADS)' GROUPS='$(GROUPS)' DEM='$(DEM)' $(RUN).run

desktop: setup ## open QGIS with the plugin and the project, in a profile of its own
	@$(RUN).desktop

bench: setup ## measure against what QGIS and others offer (half an hour)
	@for each in bench nearest serviceareas matching importing; do \
		echo "== $$each"; $(PY) -m wulong_planner.benchmarks.$$each || exit 1; \
	done

pictures: setup ## make the pictures of docs/ from the real program (NAMES= WORKSPACE=)
	@$(RUN).pictures $(if $(WORKSPACE),--workspace '$(WORKSPACE)') $(NAMES)

zip: setup ## make dist/wulong_planner-<version>.zip
	@$(RUN).package

clean: ## remove what the targets made
	rm -rf output dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
