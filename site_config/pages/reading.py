"""How a reader meets a page: in which language the interface speaks, in which the text is, and where the others are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
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
class Reading:
    """What `base.html` needs to know of languages, for a page and for a view that is no page."""

    reader_language: str
    text_language: str
    canonical: str
    links: tuple[LanguageLink, ...]
    is_indexed: bool = True

    @property
    def is_fallback(self) -> bool:
        """Whether the text stands in another language than the one the reader asked for."""
        return self.reader_language != self.text_language

    @property
    def alternates(self) -> list[LanguageLink]:
        """The real translations, for `hreflang`: each page names the same set, itself included, or none."""
        real = [link for link in self.links if link.is_translation]
        return real if len(real) > 1 and self.is_indexed else []

    @property
    def default(self) -> LanguageLink | None:
        """The translation for readers of any other language (`x-default`)."""
        real = {link.code: link for link in self.alternates}
        return real.get(SOURCE)

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
        is known, and stands in the addresses of all languages. A state that is not indexed names no translations.
        """
        return replace(
            self,
            canonical=self.canonical + query,
            links=tuple(replace(link, url=link.url and link.url + query) for link in self.links),
            is_indexed=self.is_indexed and is_indexed,
        )

    @classmethod
    def of_page(cls, page: SitePage, language: str) -> Reading:
        """Return how `page` is met by a reader of `language`; asks one query and the view restrictions."""
        text_language = page.language
        written = set(
            type(page)
            .objects.published()
            .filter(translation_key=page.translation_key)
            .values_list("locale__language_code", flat=True)
        ) | {text_language}
        links = tuple(
            LanguageLink(
                code=code,
                name=OWN_NAMES[code],
                url=address_in(page, code) if written.intersection(reading_order(code)) else "",
                is_current=code == language,
                is_translation=code in written,
            )
            for code in CODES
        )
        return cls(
            reader_language=language,
            text_language=text_language,
            canonical=absolute(address_in(page, text_language)),
            links=links,
            is_indexed=language == text_language,
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
