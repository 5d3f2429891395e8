"""Production: the base, which refuses to start while a secret or an address is missing."""

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment, sentry
from site_config.settings.base import *  # noqa: F403

SECRET_KEY = environment.required("DJANGO_SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("DJANGO_SECRET_KEY is shorter than 50 characters.")
ALLOWED_HOSTS = environment.hosts("DJANGO_ALLOWED_HOSTS")
BASE_URL = environment.address("BASE_URL")
CONTACT_EMAIL = environment.email("CONTACT_EMAIL")

sentry.report_errors("SENTRY_DSN", BASE_URL)
