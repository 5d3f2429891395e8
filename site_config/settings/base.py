"""Settings shared by every way to run the site; safe to deploy. Names apps only in strings."""

from __future__ import annotations

import zoneinfo
from pathlib import Path
from typing import Any

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from site_config.settings import environment, machine_translation, mail, storage

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(environment.text("DATA_DIR", str(BASE_DIR / "var")))

DEBUG = False

# --- Apps ---------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    # Rooms, then the floor they stand on, then Wagtail and Django: the first template of a name wins.
    "home",
    "newsroom",
    "research",
    "site_config.enquiries",
    "site_config.broken_links",
    "site_config.editors",
    "site_config.guide",
    "site_config.navigation",
    "site_config.search",
    "site_config.translators",
    "site_config.old_addresses",
    "site_config.topics",
    "site_config.pages",
    "site_config.media",
    "site_config.languages",
    "site_config.accounts",
    "site_config.operations",
    "site_config.theme",
    # `wagtail_localize.locales` stands in for `wagtail.locales`.
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Wagtail takes its words for "four minutes ago".
    "django.contrib.humanize",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "site_config.operations.logs.RequestLogMiddleware",
    # What sets headers stands outside what answers early: files, redirects and refusals carry them too. The policy of
    # the admin stands inside Django's middleware, which reads it off the response.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "site_config.operations.policy.AdminPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Outside what compares the page with the one that the reader has: the same page may be compressed or not.
    "site_config.operations.compression.TextCompressionMiddleware",
    # Whoever has the page already is told so in 200 bytes: an ETag of what was made for them.
    "django.middleware.http.ConditionalGetMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_config.languages.middleware.PathLanguageMiddleware",
    "site_config.operations.upload_limits.UploadLimitMiddleware",
    "site_config.operations.input_guard.InputGuardMiddleware",
    # Before CommonMiddleware adds a closing slash.
    "site_config.old_addresses.middleware.OldAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "site_config.operations.admin_language.AdminLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "site_config.old_addresses.middleware.RedirectOrNoteMiddleware",
]

ROOT_URLCONF = "site_config.urls"
WSGI_APPLICATION = "site_config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "site_config.pages.context_processors.signed_in",
            ],
        },
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Data ---------------------------------------------------------------------------------------------------------

DATABASES = {"default": environment.database("DATABASE_URL", str(DATA_DIR / "db.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache"),
    }
}
if redis_url := environment.redis("REDIS_URL"):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
# Wagtail would keep renditions in the default cache and show them after a restore that lost their files; lists bring
# theirs along in one query (media/renditions.py).
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
if bucket := storage.bucket("MEDIA_STORAGE_URL"):
    globals().update(bucket)
STORAGES = {
    "default": storage.BUCKET if bucket else storage.FILE_SYSTEM,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Work that nobody should wait for names the backend "background": it is queued in the database and done by the process
# `manage.py background`. Wagtail's own tasks (search index, references, deleted files) take the default and are done at
# once: an editor finds a page the moment it is published, also while the worker draws pictures or is down.
TASKS = {
    "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Wagtail's page forms carry one field per block and child.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Bytes that a whole request may carry, by the beginning of its path; the longest one counts. A request that announces
# more is refused before any of it is read (operations/upload_limits.py). The files themselves have limits of their own:
# WAGTAILDOCS_MAX_UPLOAD_SIZE, WAGTAILIMAGES_MAX_UPLOAD_SIZE.
UPLOAD_LIMITS = {
    "/": 5 * 1024 * 1024,
    "/admin/": 60 * 1024 * 1024,
    # A ZIP with the PDFs of a whole catalogue.
    "/admin/publications/import/": 600 * 1024 * 1024,
}

# --- Languages and time -------------------------------------------------------------------------------------------

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("tg", _("Tajik"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["site_config.languages.formats"]
TIME_ZONE = "Asia/Dushanbe"
USE_TZ = True

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# A translation is published by a person, never by the act of submitting a page; and deleting a page keeps its memory.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translation.machine_translator("MACHINE_TRANSLATION_URL")

# --- Wagtail ------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "IOM Tajikistan"
BASE_URL = environment.address("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ru", "Русский"), ("tg", "Тоҷикӣ")]
# Those that browsers know too: one that they do not, such as "localtime", stops the script that lists them.
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
# Drafts leave no redirects: site_config/old_addresses/signal_handlers.py makes those of public pages.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAILADMIN_USER_LOGIN_FORM = "site_config.accounts.forms.SignInForm"
# Slugs are Latin in every language (site_config/languages/letters.py).
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# The editor's browser calls nobody but this site.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "site_config.media.forms.SiteImageForm"
# SVG stays out: an uploaded one keeps its scripts.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "site_config.media.forms.SiteDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024

# One configuration serves all languages; "simple" neither drops English stop words nor stems Russian as English.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "site_config.search.backend", "SEARCH_CONFIG": "simple"}}

# --- Security -----------------------------------------------------------------------------------------------------

SECRET_KEY = environment.text("DJANGO_SECRET_KEY")
ALLOWED_HOSTS = environment.hosts("DJANGO_ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "site_config.operations.errors.csrf_failure"
# The admin's preview panel shows public pages in a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"
# W019 asks for DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

# Public pages run no script but the site's own, and load nothing from elsewhere. The admin's own policy is in
# operations/policy.py.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "img-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
}

# --- Mail and logs ------------------------------------------------------------------------------------------------

CONTACT_EMAIL = environment.email("CONTACT_EMAIL", "webmaster@example.org")
DEFAULT_FROM_EMAIL = CONTACT_EMAIL
SERVER_EMAIL = CONTACT_EMAIL
MAILERS = mail.mailers("EMAIL_URL")

LOG_LEVEL = environment.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "site_config.operations.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django mails errors to ADMINS and prints to the console of a development server; ours go to one place.
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # RequestLogMiddleware writes one line per request, with its id.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Two lines for every task, and what Wagtail keeps in its own log in the database.
        "django.tasks": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}
