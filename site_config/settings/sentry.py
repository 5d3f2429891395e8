"""Sends errors to Sentry, or a server that speaks its language, when SENTRY_DSN is set."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_config.settings import environment


def without_readers(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """Return the event with nothing about who asked and what for: of the request only its method and path remain."""
    for part in ("user", "extra", "breadcrumbs"):
        event.pop(part, None)
    if request := event.get("request"):
        # Words searched for stand in the query and in the referrer; addresses of readers in other headers.
        kept = (name for name in ("method", "url") if name in request)
        event["request"] = {name: request[name].partition("?")[0] for name in kept}
    return event


def report_errors(name: str, base_url: str) -> None:
    """
    Start reporting errors to the server that the variable names; do nothing when it is empty.

    Only errors are sent: no traces, no sessions, no bodies, no values of variables, no IP addresses. The environment
    is the host of `base_url`, so that a trial site's errors stay apart; the release is SENTRY_RELEASE, which the image
    carries, or what the package finds out: the commit of a checkout.

    Raises ImproperlyConfigured, without repeating the address (it holds a key), when it cannot be read or the package
    is missing.
    """
    address = environment.text(name)
    if not address:
        return
    try:
        import sentry_sdk
        from sentry_sdk.integrations.django import DjangoIntegration
    except ImportError:
        raise ImproperlyConfigured(
            f'{name} is set, but the package of the extra "sentry" is missing: install .requirements/production.txt.'
        ) from None
    try:
        sentry_sdk.init(
            dsn=address,
            environment=urlsplit(base_url).hostname,
            release=environment.text("SENTRY_RELEASE") or None,
            send_default_pii=False,
            max_request_body_size="never",
            include_local_variables=False,
            max_breadcrumbs=0,
            before_send=without_readers,
            traces_sample_rate=None,
            trace_propagation_targets=[],
            auto_session_tracking=False,
            # Otherwise it hooks into every package it knows.
            auto_enabling_integrations=False,
            integrations=[DjangoIntegration()],
        )
    # BadDsn is one; Python's own about ports and brackets repeat what they stumble over.
    except ValueError:
        raise ImproperlyConfigured(f"{name} cannot be read: {environment.VARIABLES[name]}.") from None
