from __future__ import annotations

from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext

from site_config.languages.codes import SOURCE
from site_config.languages.partial_dates.value import PartialDate


def format_partial_date(value: PartialDate | None, language: str | None = None, sentence_start: bool = False) -> str:
    """
    Return the date in words at its own precision, and "Undated" (translated) for None.

    `language` is the active one unless given. Tajik and Russian dates start with a small letter inside a sentence;
    `sentence_start` capitalises them. Month names are Django's; Tajik adds the ending -и and the word «соли».
    """
    language = language or translation.get_language() or SOURCE
    with translation.override(language):
        text = gettext("Undated") if value is None else _words(value, language.partition("-")[0])
    return text[:1].upper() + text[1:] if sentence_start else text


def _words(value: PartialDate, language: str) -> str:
    year = f"соли {value.year}" if language == "tg" else str(value.year)
    if value.month is None:
        return year
    if language == "tg":
        month = f"{MONTHS_ALT[value.month]}и"
    elif language == "ru":
        month = str(MONTHS[value.month]).lower() if value.day is None else str(MONTHS_ALT[value.month])
    else:
        month = str(MONTHS[value.month])
    return f"{month} {year}" if value.day is None else f"{value.day} {month} {year}"
