"""Finds topics by slug, or by name in any language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from research.imports.vocabulary import pick, plain
from site_config.languages.codes import SOURCE
from site_config.topics.models import Topic


@dataclass(frozen=True)
class TopicNames:
    """What every topic is called, and the slugs and keys of the topics of the source language, which pages link to."""

    named: dict[str, str] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls) -> TopicNames:
        """Ask for all of them, in one query."""
        rows = list(Topic.objects.values_list("pk", "translation_key", "locale__language_code", "slug", "name"))
        sources = {key: (pk, slug) for pk, key, language, slug, _name in rows if language == SOURCE}
        named = {
            plain(text): sources[key][1]
            for _pk, key, _language, slug, name in rows
            if key in sources
            for text in (slug, name)
        }
        return cls(named, {slug: pk for pk, slug in sources.values()})

    def slugs(self, texts: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
        """Return the slugs of the topics that are known, each once, and a sentence for each one that is not."""
        found: dict[str, None] = {}
        unknown: list[str] = []
        for text in texts:
            if not text.strip():
                continue
            try:
                found[pick(self.named, text, sorted(self.keys))] = None
            except ValidationError as error:
                unknown += error.messages
        return tuple(found), unknown
