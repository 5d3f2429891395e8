"""What is looked at in the fields of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks.base import BlockField
from wagtail.images import get_image_model

from site_config.editors.looking.pictures import consent_problems, description_problems
from site_config.editors.looking.texts import text_problems
from site_config.pages.before_publishing import Finding


def look(form: Any, cleaned: dict[str, Any]) -> Iterator[Finding]:
    """
    Yield what is found in the form of any page type.

    A picture in a field `name` is described in the field `name_alt`, and the date of a page is called `published_on`,
    where it has them.
    """
    yield from _date(cleaned)
    for name, field in form.fields.items():
        if name not in cleaned:
            continue
        if isinstance(field, BlockField):
            for place, sentence, is_warning in text_problems(field.block, cleaned[name]):
                yield Finding(name, sentence, place, is_warning)
        elif isinstance(cleaned[name], get_image_model()):
            for sentence, is_warning in consent_problems(cleaned[name]):
                yield Finding(name, sentence, is_warning=is_warning)
            if f"{name}_alt" in cleaned:
                for sentence, is_warning in description_problems(cleaned[f"{name}_alt"]):
                    yield Finding(f"{name}_alt", sentence, is_warning=is_warning)


def _date(cleaned: dict[str, Any]) -> Iterator[Finding]:
    """Yield that a page has no date, or one that is still to come when the page goes out."""
    if "published_on" not in cleaned:
        return
    date = cleaned["published_on"]
    # Dates of pages are days in Dushanbe, wherever the editor is.
    goes_out = timezone.localdate(cleaned.get("go_live_at") or timezone.now(), timezone.get_default_timezone())
    if not date:
        sentence = _("There is no date. In lists the page will come last.")
        yield Finding("published_on", sentence, is_warning=True)
    # As precise as the date is: 2026 is not after 2026-03-01, and 2026-04 is.
    elif date.isoformat() > goes_out.isoformat():
        sentence = _("This date is still to come when the page goes out.")
        yield Finding("published_on", sentence, is_warning=True)
