"""How a reader meets a page: in which language the interface speaks, in which the text is, and where the others are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db.models import Case, Value, When
from django.http import HttpRequest
from django.urls import translate_url

from site_config.languages.codes import CODES, OG_LOCALES, OWN_NAMES, SOURCE, reading_order
from site_config.pages.addresses import absolute, address_in

if TYPE_CHECKING:
    from site_config.pages.models import SitePage


@dataclass(frozen=True)
class LanguageLink:
    """A language in the switch. `url` is empty where the page cannot be read in it."""

    code: str
    name: str
    url: str
    is_current: bool
    is_translation: bool

    @property
    def absolute_url(self) -> str:
        """The address for machines."""
        return absolute(self.url)


def list_page(request: HttpRequest) -> int:
    """Return the page of a list that the address asks for; 1 for anything that is no number above it."""
    asked = request.GET.get("page", "")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


@dataclass(frozen=True)
class Version:
    """A live page in one of its languages; who may not see a private one is asked for a password at its address."""

    page: SitePage
    is_private: bool = False


@dataclass(frozen=True)
class Reading:
    """
    What `base.html` needs to know of languages, for a page and for a view that is no page.

    `source_changed_at` is when the English words changed in substance after the translation that is shown was
    published; None where it is not older than its source.
    """

    reader_language: str
    text_language: str
    canonical: str
    links: tuple[LanguageLink, ...]
    is_indexed: bool = True
    names_translations: bool = True
    source_changed_at: datetime | None = None

    @property
    def is_fallback(self) -> bool:
        """Whether the text stands in another language than the one the reader asked for."""
        return self.reader_language != self.text_language

    @property
    def alternates(self) -> list[LanguageLink]:
        """The real translations, for `hreflang`: each page names the same set, itself included, or none."""
        real = [link for link in self.links if link.is_translation]
        return real if len(real) > 1 and self.is_indexed and self.names_translations else []

    @property
    def default(self) -> LanguageLink | None:
        """The translation for readers of any other language (`x-default`): English, else the first there is."""
        return next(iter(self.alternates), None)

    @property
    def offered(self) -> list[LanguageLink]:
        """
        The languages that the notice above the text offers: all in which a fallback really exists; English alone
        above a translation that is older than it.
        """
        return [link for link in self.links if link.is_translation and (self.is_fallback or link.code == SOURCE)]

    @property
    def og_locale(self) -> str:
        """The text's language in OpenGraph's form."""
        return OG_LOCALES[self.text_language]

    @property
    def og_locale_alternates(self) -> list[str]:
        """The other translations' languages in OpenGraph's form."""
        return [OG_LOCALES[link.code] for link in self.alternates if link.code != self.text_language]

    def in_state(self, query: str, is_indexed: bool = True) -> Reading:
        """
        Return the reading of one state of a list: `query`, from the question mark on, is the one by which the state
        is known, and stands in the addresses of all languages.

        A state names no translations to search engines: what a language's list holds in it, and whether that is
        anything, only that list can tell.
        """
        return replace(
            self,
            canonical=self.canonical + query,
            links=tuple(replace(link, url=link.url and link.url + query) for link in self.links),
            is_indexed=self.is_indexed and is_indexed,
            names_translations=not query,
        )

    def on_page(self, asked: int, shown: int) -> Reading:
        """
        Return the reading of one page of a list. Other languages are linked by the number that was asked for, since
        their list may be longer; the page is known by the number of what it shows, which is the last at most.
        """
        state = self.in_state(f"?page={asked}") if asked > 1 else self
        return replace(state, canonical=f"{self.canonical}?page={shown}" if shown > 1 else self.canonical)

    @classmethod
    def of_page(cls, page: SitePage, language: str) -> Reading:
        """Return how `page` is met by a reader of `language`; asks one query and the view restrictions."""
        text_language = page.language
        versions = _versions(page)
        return cls(
            reader_language=language,
            text_language=text_language,
            canonical=absolute(address_in(page, text_language)),
            links=tuple(_link(code, versions, is_current=code == language) for code in CODES),
            is_indexed=language == text_language and not versions[text_language].is_private,
            source_changed_at=_changed_since(page, versions.get(SOURCE)),
        )

    @classmethod
    def of_view(cls, request: HttpRequest, language: str, address: str = "") -> Reading:
        """
        Return how a view below a language prefix, such as search, is met; it exists in every language. `address` is
        the one that other languages are linked by, where it is not just the one that was asked for.
        """
        address = address or request.get_full_path()
        links = tuple(
            LanguageLink(code, OWN_NAMES[code], translate_url(address, code), code == language, True) for code in CODES
        )
        return cls(language, language, settings.BASE_URL + request.path, links)


def _versions(page: SitePage) -> dict[str, Version]:
    """Return the live pages of all languages by language, and `page` itself where it is a draft that is previewed."""
    pages = type(page).objects.live().filter(translation_key=page.translation_key).select_related("locale")
    found = pages.only("url_path", "words_changed_at", "locale__language_code").annotate(
        is_private=Case(When(pages.private_q(), then=Value(True)), default=Value(False))
    )
    return {page.language: Version(page)} | {each.language: Version(each, each.is_private) for each in found}


def _link(code: str, versions: dict[str, Version], *, is_current: bool) -> LanguageLink:
    """Return the way to the page in a language, by the rule by which `SitePage.route` finds it there."""
    best = next((versions[each] for each in reading_order(code) if each in versions), None)
    # A private page is shown, or asks for a password, at its own address alone, and is nobody's fallback.
    is_found = best is not None and (best.page.language == code or not best.is_private)
    return LanguageLink(
        code=code,
        name=OWN_NAMES[code],
        # Not by the address of the page that is shown: a translation may stand elsewhere for a while.
        url=address_in(best.page, code) if best and is_found else "",
        is_current=is_current,
        is_translation=code in versions and not versions[code].is_private,
    )


def _changed_since(page: SitePage, source: Version | None) -> datetime | None:
    """Return when the English words changed after a translation was published; None for what is not older."""
    if source is None or source.is_private or page.language == SOURCE or page.last_published_at is None:
        return None
    changed = cast("datetime | None", source.page.words_changed_at)
    return changed if changed and page.last_published_at < changed else None
