"""Topics, translatable snippets, and the abstract link by which a page of any room has them in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from site_config.languages.codes import best_versions, reading_order
from site_config.languages.letters import SORT_KEY_LENGTH, sort_key


class TopicQuerySet(models.QuerySet):
    """Topics as readers meet them."""

    def in_language(self, language: str) -> TopicQuerySet:
        """Return the topics of one language, in the order of its alphabet."""
        return self.filter(locale__language_code=language).order_by("name_key", "pk")


class Topic(index.Indexed, TranslatableMixin, models.Model):
    """A theme of the mission's work, under which readers find stories and publications."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        help_text=_("The topic's name in addresses: Latin letters, digits and hyphens. The same in all languages."),
    )
    #: The place in the alphabet of the topic's language (languages/letters.py), kept with the name.
    name_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, default="")

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        *map(index.FilterField, ["locale", "name", "slug"]),
    ]
    translatable_fields = [TranslatableField("name"), SynchronizedField("slug", overridable=False)]

    objects = TopicQuerySet.as_manager()  # ty: ignore[missing-argument] (Django calls it on the class)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="topics_topic_slug_locale",
                violation_error_message=_("Another topic already has this slug."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = sort_key(self.name, self.locale.language_code)
        super().save(*args, **kwargs)

    @property
    def language(self) -> str:
        """The code of the language of the name."""
        return self.locale.language_code


class TopicLink(Orderable):
    """
    A page's topic. The link is synchronised: it always points at the topic of the source language, and pages show it
    by the name it has in the reader's language (`attach_topics`).
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+", verbose_name=_("topic"))

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.topic)


def all_topics(language: str) -> list[Topic]:
    """Return every topic in every language, those that a reader of `language` would rather read last."""
    order = {code: place for place, code in enumerate(reading_order(language))}
    last = len(order)
    topics = Topic.objects.select_related("locale")
    return sorted(topics, key=lambda topic: order.get(topic.language, last), reverse=True)


def best_of(topics: Iterable[Topic], language: str) -> dict[UUID, Topic]:
    """Return one topic for each translation key, in the best language of the reader's."""
    return {topic.translation_key: topic for topic in best_versions(topics, language)}


def topics_for(language: str) -> list[Topic]:
    """
    Return every topic once, in the best language for a reader of `language`, in the order of the alphabet.

    One query: there are a few dozen topics, never thousands.
    """
    best = best_of(all_topics(language), language)
    return sorted(best.values(), key=lambda topic: (topic.name_key, topic.pk))


def rooms() -> Iterator[tuple[Any, Any]]:
    """Yield, for each room whose pages have topics, the type of its links and the type of its pages."""
    for link in TopicLink.__subclasses__():
        yield link, link._meta.get_field("page").related_model


def pages_about(slug: str) -> models.Q:
    """Return the condition on pages, of any room and in any language, that they carry the topic."""
    condition = models.Q(pk__in=[])
    for link, _pages in rooms():
        carried = link._default_manager.filter(topic__slug=slug)
        condition |= models.Q(translation_key__in=carried.values("page__translation_key"))
    return condition


def attach_topics(pages: Iterable[Any], language: str) -> None:
    """
    Give each page `reader_topics`, its topics in the best language for a reader of `language`.

    Lists prefetch the pages' `topic_links`; this asks one query more, however many pages and topics there are.
    """
    topics = all_topics(language)
    best = best_of(topics, language)
    readable = {topic.pk: best[topic.translation_key] for topic in topics if topic.translation_key in best}
    for page in pages:
        links = page.topic_links.all()
        page.reader_topics = [readable[link.topic_id] for link in links if link.topic_id in readable]
