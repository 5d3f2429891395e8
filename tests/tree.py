"""
One small site in three languages, and builders for more of it.

    English  home, news, research, about; stories "bridge" and "festival"; publication "harvest"
    Russian  home, news, research, about; story "bridge"; publication "harvest"
    Tajik    home, news, research, about; story "bridge"

"festival" is written in English only and "harvest" not in Tajik, so that every fallback has its case.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import HomePage, StandardPage
from newsroom.models import ArticlePage, NewsIndexPage
from research.models import Edition, PublicationAuthor, PublicationPage, ResearchIndexPage
from site_config.accounts.groups import sync_groups
from site_config.languages.codes import CODES
from site_config.languages.partial_dates import PartialDate
from site_config.navigation.models import ContactDetails, NavigationSettings
from site_config.topics.models import Topic
from tests.snapshot import kept

WORDS = {
    "en": {
        "home": "IOM Tajikistan",
        "news": "News",
        "research": "Research",
        "about": "About the mission",
        "bridge": "A bridge over the Panj",
        "festival": "A festival of films",
        "harvest": "The cotton harvest",
    },
    "ru": {
        "home": "МОМ в Таджикистане",
        "news": "Новости",
        "research": "Исследования",
        "about": "О миссии",
        "bridge": "Мост через Пяндж",
        "harvest": "Сбор хлопка",
    },
    "tg": {
        "home": "СБМ дар Тоҷикистон",
        "news": "Хабарҳо",
        "research": "Тадқиқот",
        "about": "Дар бораи намояндагӣ",
        "bridge": "Пул аз болои Панҷ",
    },
}

_counter = itertools.count(1)


@dataclass
class Tree:
    """The pages of the small site by language."""

    home: dict[str, HomePage] = field(default_factory=dict)
    news: dict[str, NewsIndexPage] = field(default_factory=dict)
    research: dict[str, ResearchIndexPage] = field(default_factory=dict)
    about: dict[str, StandardPage] = field(default_factory=dict)
    bridge: dict[str, ArticlePage] = field(default_factory=dict)
    festival: dict[str, ArticlePage] = field(default_factory=dict)
    harvest: dict[str, PublicationPage] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)


def put(parent: Page, page: Any) -> Any:
    """
    Put a page below its parent, in the parent's language, as readers find it.

    Nothing that follows a publication has happened: it has no revision, no search knows it, nobody is to translate it.
    That costs a third of publishing.
    """
    page.locale = parent.locale
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def publish(parent: Page, page: Any) -> Any:
    """Put a page below its parent, in the parent's language, and publish it."""
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def translation_of(source: Any, language: str, **words: Any) -> Any:
    """Publish a page's translation, with the words that differ, below the translation of its parent."""
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def article(parent: Page, title: str = "", *, make: Any = publish, **values: Any) -> ArticlePage:
    """Publish a story, or `make` it otherwise."""
    number = next(_counter)
    text = values.pop("text", f"<p>Text of story {number}.</p>")
    facts: dict[str, Any] = {
        "title": title or f"Story {number}",
        "slug": f"story-{number}",
        "summary": f"Summary of story {number}.",
        "published_on": PartialDate(2017),
        "body": [("text", RichText(text))],
    }
    return make(parent, ArticlePage(**facts | values))


def put_article(parent: Page, title: str = "", **values: Any) -> ArticlePage:
    """Put a story where readers find it; see `put`."""
    return article(parent, title, make=put, **values)


def publication(parent: Page, title: str = "", *, authors: Any = (), editions: Any = (("en",),), **values: Any) -> Any:
    """Publish a publication; `authors` are family names, `editions` sets of language codes."""
    number = next(_counter)
    facts: dict[str, Any] = {
        "title": title or f"Publication {number}",
        "slug": f"publication-{number}",
        "original_title": title or f"Publication {number}",
        "abstract": f"Abstract of publication {number}.",
        "published_on": PartialDate(2010, 7),
    }
    page = PublicationPage(**facts | values)
    page.authors = [PublicationAuthor(family_name=name, locale=parent.locale) for name in authors]
    page.editions = [Edition(languages=tuple(codes)) for codes in editions]
    return publish(parent, page)


def build() -> Tree:
    """Build the small site."""
    tree = Tree()
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.get_first_root_node()
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}

    english = WORDS["en"]
    page = HomePage(title=english["home"], slug="home-en", introduction="Who we are.", locale=locales["en"])
    root.add_child(instance=page)
    page.save_revision().publish()
    tree.home["en"] = page
    site, _created = Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
    )
    tree.news["en"] = publish(page, NewsIndexPage(title=english["news"], slug="news", show_in_menus=True))
    tree.research["en"] = publish(
        page, ResearchIndexPage(title=english["research"], slug="research", show_in_menus=True)
    )
    tree.about["en"] = publish(page, StandardPage(title=english["about"], slug="about", summary="What we do."))
    for code in ("ru", "tg"):
        words = WORDS[code]
        tree.home[code] = translation_of(tree.home["en"], code, title=words["home"])
        for name in ("news", "research", "about"):
            pages = getattr(tree, name)
            pages[code] = translation_of(pages["en"], code, title=words[name])

    tree.bridge["en"] = article(tree.news["en"], english["bridge"], slug="bridge")
    tree.festival["en"] = article(tree.news["en"], english["festival"], slug="festival")
    tree.harvest["en"] = publication(tree.research["en"], english["harvest"], slug="harvest", authors=["Olimova"])
    for code in ("ru", "tg"):
        tree.bridge[code] = translation_of(tree.bridge["en"], code, title=WORDS[code]["bridge"])
    tree.harvest["ru"] = translation_of(tree.harvest["en"], "ru", title=WORDS["ru"]["harvest"])

    names = {"en": "Labour migration", "ru": "Трудовая миграция", "tg": "Муҳоҷирати меҳнатӣ"}
    source = Topic.objects.create(name=names["en"], slug="labour-migration", locale=locales["en"])
    tree.topics["en"] = source
    for code in ("ru", "tg"):
        topic = source.copy_for_translation(locales[code])
        topic.name = names[code]
        topic.save()
        tree.topics[code] = topic

    contact = ContactDetails(
        organisation="International Organization for Migration",
        mission="IOM Mission in Tajikistan",
        footer_name="International Organization for Migration – Mission in Tajikistan",
        street="22A Azizbekov Street",
        city="Dushanbe",
        country="Republic of Tajikistan",
        telephones="+992 48 701 0202",
        email="mission@example.org",
        locale=locales["en"],
    )
    contact.save()
    contact.save_revision().publish()
    NavigationSettings.objects.update_or_create(site=site, defaults={"contact_details": contact})
    # Fresh copies: the first ones do not know of the children that came later, and saving them would lose those.
    for pages in (tree.home, tree.news, tree.research, tree.about, tree.bridge, tree.festival, tree.harvest):
        pages.update({code: type(page).objects.get(pk=page.pk) for code, page in pages.items()})
    return tree


@kept
def built_once() -> Tree:
    """Return the small site: built the first time in a run, put back from its rows afterwards."""
    # Who refers to whom is asked by the admin alone, and costs a fifth of the building.
    with disable_reference_index_auto_update():
        return build()


@kept
def with_groups() -> Tree:
    """Return the small site on which the groups have their rights."""
    tree = built_once()
    sync_groups(tree.home)
    return tree


class TreeTestCase(TestCase):
    """A test case with the small site in `self.tree`."""

    tree: Tree

    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = built_once()
