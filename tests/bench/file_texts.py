"""Texts for files that a benchmark searches: so many words, as often and as rarely as the words of a language come."""

from __future__ import annotations

from itertools import accumulate

from home.volume.chance import chance_of
from research.models import Edition
from site_config.media.models import DocumentText, SiteDocument

PAGES, WORDS_A_PAGE = 50, 350
#: Different words of one language: a long report has some thousands, all reports together some ten thousands.
VOCABULARY = 20_000
_SYLLABLES = {
    "en": "mi gra tion re mit tan ce co tton har vest la bour vil lage se a son fa ly trans fer turn pol i cy",
    "ru": "ми гра ци я пе ре вод хло пок сбор тру до вой се ло зон семь воз вра ще ни е по ли ти ка",
    "tg": "му ҳо ҷи рат ин ти қол пах та ҷамъ ме ҳнат де ҳа мав сим ои ла боз гашт си ё сат қо нун во нон",
}


def vocabulary(language: str) -> tuple[list[str], list[float]]:
    """Return the words of an invented language in its letters, and how often each comes, added up (Zipf's law)."""
    chance = chance_of("vocabulary", language)
    syllables = _SYLLABLES[language].split()
    words = ["".join(chance.choices(syllables, k=chance.randrange(2, 6))) for _ in range(VOCABULARY)]
    return words, list(accumulate(1 / place for place in range(1, VOCABULARY + 1)))


def give_texts(files: int) -> None:
    """
    Give the documents of that many editions a text of 50 pages each. The last word of page 47 of each stands nowhere
    else: "onlyhere" and the document's number.
    """
    known = {language: vocabulary(language) for language in _SYLLABLES}
    editions = Edition.objects.filter(document__isnull=False, page__locale__language_code="en").order_by("pk")
    documents: dict[int, str] = {}
    for document, languages in editions.values_list("document", "languages"):
        documents.setdefault(document, languages[0])
    for pk, language in list(documents.items())[:files]:
        chance = chance_of("file", pk)
        words, often = known[language]
        pages = [" ".join(chance.choices(words, cum_weights=often, k=WORDS_A_PAGE)) for _ in range(PAGES)]
        pages[46] += f" onlyhere{pk}"
        DocumentText.objects.update_or_create(document_id=pk, defaults={"pages": pages})
    SiteDocument.objects.filter(pk__in=list(documents)[:files]).update(
        measurement=SiteDocument.Measurement.MEASURED, has_text=True, page_count=PAGES
    )
