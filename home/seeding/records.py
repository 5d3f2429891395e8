"""Makes the objects of the content folder: one function for each kind of record."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Locale, Page, Site, TranslatableMixin
from wagtail.rich_text import RichText

from home.models import HomePage, SeededRecord, StandardPage
from home.motifs import draw
from home.seeding import content
from home.seeding.translating import translate
from newsroom.models import ArticlePage, ArticleTopic, NewsIndexPage
from research.models import (
    Edition,
    PermanentNumber,
    PublicationAuthor,
    PublicationPage,
    PublicationTopic,
    ResearchIndexPage,
)
from site_config.languages.codes import CODES, SOURCE
from site_config.languages.letters import slugify_title
from site_config.languages.partial_dates import PartialDate
from site_config.media.licences import Licence
from site_config.media.models import SiteImage
from site_config.navigation.models import ContactDetails, NavigationSettings
from site_config.topics.models import Topic
from site_config.translators.glossary.loading import load_terms

#: Pages that stand in the header's menu; the others stand in the footer.
IN_HEADER = {"news", "research", "about", "contact"}


def load_all(report: Callable[[str], None]) -> None:
    """Load every record that was never loaded before, telling `report` of each."""
    languages()
    for facts in content.read("topics")["topic"]:
        once(f"topic {facts['slug']}", lambda facts=facts: topic(facts), report)
    for facts in content.read("synonyms")["set"]:
        once(f"synonyms {facts['name']}", lambda facts=facts: synonyms(facts), report)
    load_terms(lambda key, make: once(key, make, report))
    once("contact details", contact_details, report)
    once("home", home, report)
    # Everything below needs its section; an administrator who deleted a whole section wants nothing back in it.
    front = HomePage.objects.in_language(SOURCE).first()
    if front is None:
        return
    for slug, page_type in (("news", NewsIndexPage), ("research", ResearchIndexPage)):
        once(f"page {slug}", lambda slug=slug, page_type=page_type: section(front, slug, page_type), report)
    for slug in ("about", "contact", "accessibility", "privacy"):
        once(f"page {slug}", lambda slug=slug: standard_page(front, slug), report)
    news = NewsIndexPage.objects.in_language(SOURCE).first()
    for facts in content.read("stories")["story"] if news else []:
        once(f"story {facts['order']}", lambda facts=facts: story(news, facts), report)
    research = ResearchIndexPage.objects.in_language(SOURCE).first()
    for facts in content.read("publications")["publication"] if research else []:
        once(f"publication {facts['number']}", lambda facts=facts: publication(research, facts), report)


def once(key: str, make: Callable[[], Any], report: Callable[[str], None]) -> None:
    """Make a record and its translations together or not at all, unless it was made before."""
    if SeededRecord.objects.filter(key=key).exists():
        return
    with transaction.atomic():
        made = make()
        if isinstance(made, TranslatableMixin):
            translate(made)
        SeededRecord.objects.create(key=key)
    report(key)


def languages() -> None:
    """Make Wagtail's records of the site's languages."""
    for code in CODES:
        Locale.objects.get_or_create(language_code=code)


def topic(facts: dict[str, Any]) -> Topic:
    """Make a topic."""
    return Topic.objects.create(name=facts["name"], slug=facts["slug"], locale=source_locale())


def synonyms(facts: dict[str, Any]) -> Any:
    """Make a set of synonyms, which holds the words of all languages."""
    return apps.get_model("site_search.SynonymSet").objects.create(terms="\n".join(facts["terms"]))


def contact_details() -> ContactDetails:
    """Make the mission's contact details and show them on the site."""
    facts = content.read("contact")
    names = ("organisation", "mission", "footer_name", "street", "city", "postal_code", "country", "fax", "email")
    details = ContactDetails(
        **{name: facts[name] for name in names}, telephones="\n".join(facts["telephones"]), locale=source_locale()
    )
    details.save()
    details.save_revision().publish()
    for site in Site.objects.all():
        NavigationSettings.objects.update_or_create(site=site, defaults={"contact_details": details})
    return details


def home() -> HomePage:
    """Make the English front page in place of the page that Wagtail's own migrations leave."""
    root = Page.get_first_root_node()
    facts = content.read("pages")["home"]
    page = HomePage(title=facts["title"], slug="home-en", introduction=facts["introduction"], locale=source_locale())
    root.add_child(instance=page)
    page.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    welcome = site.root_page if site.pk else None
    site.root_page = page
    site.site_name = facts["title"]
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()
    return page


def section(front: HomePage, slug: str, page_type: type[NewsIndexPage] | type[ResearchIndexPage]) -> Any:
    """Make the news list or the research list."""
    facts = content.read("pages")[slug]
    introduction = facts["introduction"]
    page = page_type(
        title=facts["title"],
        slug=slug,
        introduction=introduction if isinstance(introduction, str) else paragraphs(introduction),
        show_in_menus=slug in IN_HEADER,
    )
    return published(front, page)


def standard_page(front: HomePage, slug: str) -> StandardPage:
    """Make a standard page."""
    facts = content.read("pages")[slug]
    page = StandardPage(
        title=facts["title"],
        slug=slug,
        summary=facts["summary"],
        body=body(facts["body"]),
        show_in_menus=slug in IN_HEADER,
        shows_contact_details=slug == "contact",
    )
    return published(front, page)


def story(news: NewsIndexPage, facts: dict[str, Any]) -> ArticlePage:
    """Make a news story with its picture."""
    page = ArticlePage(
        title=facts["title"],
        slug=slugify_title(facts["title"], fallback="story"),
        published_on=PartialDate.parse(facts["date"]),
        dateline=facts.get("dateline", ""),
        byline=facts.get("byline", ""),
        summary=facts["summary"],
        lead_image=picture(facts),
        lead_image_alt=facts["picture_alt"],
        body=body(facts["body"]),
        source_line=facts.get("source_line", ""),
        list_position=facts["order"],
        legacy_number=facts.get("legacy_id"),
    )
    page.topic_links = [ArticleTopic(topic=named) for named in topics(facts["topics"])]
    return published(news, page)


def publication(research: ResearchIndexPage, facts: dict[str, Any]) -> PublicationPage:
    """Make a publication under its permanent number."""
    page = PublicationPage(
        title=facts["title"],
        slug=slugify_title(facts["title"], fallback="publication"),
        number=facts["number"],
        original_title=facts["original_title"],
        original_language=facts["original_language"],
        abstract=facts["abstract"],
        published_on=PartialDate.parse(facts["date"]) if "date" in facts else None,
        kind=facts["kind"],
        printed_pages=facts.get("pages"),
        isbn=facts.get("isbn", ""),
        place=content.read("publications")["place"],
        funder=facts.get("funder", ""),
        disclaimer=facts.get("disclaimer", ""),
        note=facts.get("replaces_note", ""),
        legacy_number=facts.get("legacy_id"),
    )
    PermanentNumber.objects.create(number=facts["number"], translation_key=page.translation_key)
    page.authors = [
        PublicationAuthor(
            family_name=author["family"], given_name=author.get("given", ""), locale=source_locale(), sort_order=place
        )
        for place, author in enumerate(facts.get("authors", []))
    ]
    page.editions = [Edition(languages=tuple(codes), sort_order=place) for place, codes in enumerate(facts["editions"])]
    page.topic_links = [PublicationTopic(topic=named) for named in topics(facts["topics"])]
    return published(research, page)


def published(parent: Page, page: Any) -> Any:
    """Put a page below its parent and publish it."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def topics(slugs: Iterable[str]) -> list[Topic]:
    """Return the source language's topics by their slugs, in this order; one that an editor deleted is left out."""
    found = {topic.slug: topic for topic in Topic.objects.in_language(SOURCE)}
    return [found[slug] for slug in slugs if slug in found]


def picture(facts: dict[str, Any]) -> SiteImage:
    """Draw a story's picture and keep it as an editor's upload would be."""
    buffer = io.BytesIO()
    draw(facts["picture"]).convert("RGB").save(buffer, "JPEG", quality=92)
    image = SiteImage(
        title=facts["title"],
        description=facts["picture_alt"],
        # Drawn for this site, which is the mission's.
        credit=content.read("pages")["home"]["title"],
        licence=Licence.IOM,
    )
    image.file = ImageFile(io.BytesIO(buffer.getvalue()), name=f"{facts['picture']}.jpg")
    image.save()
    return image


def body(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Return the value of a body: paragraphs and lists that follow each other make one block of text."""
    value: list[tuple[str, Any]] = []
    for block in blocks:
        if "heading" in block:
            value.append(("heading", block["heading"]))
            continue
        if "list" in block:
            markup = "<ul>" + "".join(f"<li>{html.escape(line, quote=False)}</li>" for line in block["list"]) + "</ul>"
        else:
            markup = paragraphs([block["paragraph"]])
        if value and value[-1][0] == "text":
            value[-1] = ("text", RichText(value[-1][1].source + markup))
        else:
            value.append(("text", RichText(markup)))
    return value


def paragraphs(texts: Iterable[str]) -> str:
    """Return plain paragraphs as rich text."""
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in texts)


def source_locale() -> Locale:
    """Return the source language's locale."""
    return Locale.objects.get(language_code=SOURCE)
