"""Template filters and tags: dates of any precision, names of languages, sizes of files."""

from __future__ import annotations

import datetime

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from site_config.languages.codes import NAMES, OWN_NAMES
from site_config.languages.day_spans import day_words, hour_words
from site_config.languages.partial_dates import PartialDate, format_partial_date

register = template.Library()

_KILOBYTE = 1024


@register.filter
def partial_date(value: PartialDate | None, position: str = "") -> str:
    """Show a date in the active language; `{{ date|partial_date:"start" }}` capitalises it for the start of a line."""
    return format_partial_date(value or None, sentence_start=position == "start")


@register.simple_tag
def partial_time(value: PartialDate | None, sentence_start: bool = True) -> str:
    """
    Show a date as a `<time>` element, machine-readable at its own precision; "Undated" stands without one.

    It usually stands alone, so it is capitalised unless `sentence_start=False`.
    """
    text = format_partial_date(value or None, sentence_start=sentence_start)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text) if value else text


@register.simple_tag
def day_span(
    first: datetime.date, last: datetime.date | None = None, begins: datetime.time | None = None
) -> SafeString:
    """Show the days of an event and its hour in one line, each day as a `<time>` element."""
    start, dash, end = day_words(first, last)
    moment = f"{first.isoformat()}T{begins:%H:%M}" if begins else first.isoformat()
    if not end:
        words = f"{start}, {hour_words(begins, takes_days=False)}" if begins else start
        return format_html('<time datetime="{}">{}</time>', moment, words)
    last_day = last.isoformat() if last else ""
    days = format_html(
        '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>', moment, start, dash, last_day, end
    )
    return format_html("{}, {}", days, hour_words(begins, takes_days=True)) if begins else days


@register.filter
def own_name(code: str) -> str:
    """Return a language's name in itself: "Русский"; an unknown code as it is."""
    return OWN_NAMES.get(code, code)


@register.filter
def language_name(code: str) -> str:
    """Return a language's name in the active language: "Russian"; an unknown code as it is."""
    return str(NAMES.get(code, code))


@register.filter
def file_size(size: int | None) -> str:
    """
    Show a number of bytes as "850 KB" or "1.2 MB" in the active language, with a no-break space; '' when not known.

    Units are of 1,024. One decimal from megabytes up, none below, where it would say nothing to a reader.
    """
    if size is None or size == "" or size < 0:
        return ""
    if size < _KILOBYTE:
        text = ngettext("%(size)d byte", "%(size)d bytes", size) % {"size": size}
    # The largest that rounds to under 1,024 KB, so that nothing is shown as "1,024 KB".
    elif size < (_KILOBYTE - 0.5) * _KILOBYTE:
        text = gettext("%s KB") % number_format(round(size / _KILOBYTE))
    elif size < (_KILOBYTE - 0.05) * _KILOBYTE**2:
        text = gettext("%s MB") % number_format(round(size / _KILOBYTE**2, 1), 1)
    else:
        text = gettext("%s GB") % number_format(round(size / _KILOBYTE**3, 1), 1, force_grouping=True)
    return text.replace(" ", "\xa0")
