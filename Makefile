# Two commands: `make run` shows the explorer, `make test` checks everything.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test check data screenshots bench clean

run: .venv/run.stamp
	@echo "Bellflower is starting at http://localhost:$(PORT)"
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev.stamp
	sh tools/ensure_chromium.sh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m tools.check_script
	$(BIN)/python -m explorer check
	$(BIN)/pytest

check: test

data: .venv/dev.stamp
	$(BIN)/python -m tools.format_data
	$(BIN)/python -m tools.build_dictionary
	$(BIN)/python -m tools.build_coverage

screenshots: .venv/dev.stamp
	$(BIN)/python -m tools.screenshots

bench: .venv/dev.stamp
	$(BIN)/python -m bench.scrub
	$(BIN)/python -m bench.filter
	$(BIN)/python -m bench.load

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

.venv/dev.stamp: requirements.txt requirements-dev.txt constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv .pytest_cache .ruff_cache build
