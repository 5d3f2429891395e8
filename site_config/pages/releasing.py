"""
When a translation may be public: only while the English page that it translates is.

English pages are written, embargoed and withdrawn by the communications groups. What they have not released must not
come out in Russian or Tajik first, whoever presses the button or runs the script.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from site_config.languages.codes import SOURCE


def source_of(page: Page) -> Page | None:
    """Return the English page that a page translates; None for English pages and for those written in no other."""
    source = Page.objects.filter(translation_key=page.translation_key, locale__language_code=SOURCE).first()
    return None if source is None or source.pk == page.pk else source


def is_released(page: Page) -> bool:
    """
    Return whether a page may be public as far as its English page is concerned. One query.

    An English page, and one that has no English page, is its own master. Scheduled and expired pages are not live.
    """
    source = source_of(page)
    return source is None or bool(source.live)


def is_for_later(revision: Revision) -> bool:
    """Return whether publishing a revision now would only schedule it, and make nothing public."""
    content: Any = revision.content
    moment = content.get("go_live_at")
    go_live_at: datetime | None = parse_datetime(moment) if isinstance(moment, str) else moment
    return go_live_at is not None and go_live_at > timezone.now()
