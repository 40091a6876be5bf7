# make demo | run PAGES=… | test | setup | lint | bench | soak
# the first Python that is new enough
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.stamp-setup
PROJECT ?= tawthiq-project

.PHONY: setup demo run test lint bench soak clean

setup: $(SETUP)

$(SETUP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("tawthiq needs Python 3.11 or newer, this is %d.%d" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(SETUP)

demo: $(SETUP)
	$(BIN)/tawthiq run $(sort $(wildcard examples/pages/*.txt examples/pages/*.html)) --project demo-project --out demo-project/report

run: $(SETUP)
	@test -n "$(PAGES)" || { echo 'name your pages: make run PAGES="folder or files"'; exit 2; }
	$(BIN)/tawthiq run $(PAGES) --project $(PROJECT) --out $(PROJECT)/report

test: $(SETUP)
	$(BIN)/python -m pytest

lint: $(SETUP)
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy

bench: $(SETUP)
	$(BIN)/python benchmarks/check_floors.py --all
	$(BIN)/python benchmarks/throughput.py

soak: $(SETUP)
	TAWTHIQ_SOAK=1 $(BIN)/python -m pytest -m soak --timeout 1800

clean:
	rm -rf $(VENV) demo-project build dist
