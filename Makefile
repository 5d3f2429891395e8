# What people, hooks and CI call. Bare `make` lists the targets; they need Python 3.12 or newer with venv, and git.
# PORT= changes the address, PYTHON= the interpreter; ARGS= goes to pytest.
PORT ?= 8000
ARGS ?=
BIN := .venv/bin
LOCAL := DJANGO_SETTINGS_MODULE=site_config.settings.local
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format messages check bench guide lock

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

setup: ## make .venv with everything that development needs
	@sh .requirements/install.sh dev

run: ## the whole site at http://127.0.0.1:8000; keeps its data from one run to the next
	@sh .requirements/install.sh runtime
	@BASE_URL="$${BASE_URL:-http://127.0.0.1:$(PORT)}" $(LOCAL) $(BIN)/python -m site_config.start run --port "$(PORT)"
	@BASE_URL="$${BASE_URL:-http://127.0.0.1:$(PORT)}" $(LOCAL) exec $(BIN)/python -m site_config.together \
		--bind "127.0.0.1:$(PORT)"

test: setup ## the whole suite on SQLite and, at the same time, on PostgreSQL when DATABASE_URL names one
	@$(LOCAL) $(BIN)/python -m site_config.start check
	@BIN="$(BIN)" sh tests/run.sh $(ARGS)

lint: setup ## style, types and templates
	@$(BIN)/ruff format --check --output-format concise . || { echo "Mend these with: make format"; exit 1; }
	@$(BIN)/ruff check .
	@$(BIN)/ty check --quiet
	@$(BIN)/djlint --lint --quiet .

format: setup ## order the imports and format the Python files
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

messages: setup ## collect the words to translate into locale/ (needs GNU gettext)
	@$(LOCAL) $(BIN)/python manage.py makemessages --locale ru --locale tg --no-location --no-obsolete \
		--ignore '.venv/*' --ignore 'var/*' --ignore 'node_modules/*' --ignore 'tests/*'

check: setup ## Django's deployment check in production settings, with stand-ins for what is not set
	@DJANGO_SETTINGS_MODULE=site_config.settings.production \
		DJANGO_SECRET_KEY="$${DJANGO_SECRET_KEY:-$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')}" \
		DJANGO_ALLOWED_HOSTS="$${DJANGO_ALLOWED_HOSTS:-site.example}" BASE_URL="$${BASE_URL:-https://site.example}" \
		CONTACT_EMAIL="$${CONTACT_EMAIL:-webmaster@site.example}" EMAIL_URL="$${EMAIL_URL:-smtp://mail.site.example}" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: setup ## what pages, research, search and the translators' desk cost at their full size (half an hour)
	@$(LOCAL) $(BIN)/python -m site_config.start prepare
	@$(LOCAL) $(BIN)/python -m tests.bench.pages
	@$(LOCAL) $(BIN)/python -W ignore -m tests.bench.publications
	@$(LOCAL) $(BIN)/python -W ignore -m tests.bench.search_score
	@$(LOCAL) $(BIN)/python -W ignore -m tests.bench.search
	@$(LOCAL) $(BIN)/python -W ignore -m tests.bench.desk

guide: setup ## take the pictures of the editors' guide anew (needs Chromium)
	@GUIDE=anew DATABASE_URL= $(BIN)/python -m pytest -q tests/guide/test_pictures.py

lock: setup ## choose the newest allowed versions of all packages
	@sh .requirements/lock.sh
