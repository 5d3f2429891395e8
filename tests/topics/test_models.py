from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from newsroom.models import ArticlePage, ArticleTopic
from site_config.topics.models import Topic, attach_topics
from tests.tree import TreeTestCase


class TopicTests(TreeTestCase):
    def test_topics_stand_in_the_alphabet_of_their_language(self) -> None:
        locale = self.tree.home["tg"].locale
        for name in ("Ҷавонон", "Ӣ", "Чашма", "Ғизо", "Гуреза"):
            Topic.objects.create(name=name, slug=f"s{len(name)}{ord(name[0])}", locale=locale)
        names = [topic.name for topic in Topic.objects.in_language("tg")]
        assert names == ["Гуреза", "Ғизо", "Ӣ", "Муҳоҷирати меҳнатӣ", "Чашма", "Ҷавонон"]

    def test_a_slug_is_used_once_in_a_language(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Topic.objects.create(name="Again", slug="labour-migration", locale=self.tree.home["en"].locale)

    def test_a_topic_without_a_translation_is_shown_in_the_next_best_language(self) -> None:
        self.tree.topics["tg"].delete()
        page = self.tree.bridge["en"]
        page.topic_links = [ArticleTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        pages = list(ArticlePage.objects.filter(pk=page.pk).prefetch_related("topic_links"))
        with self.assertNumQueries(1):
            attach_topics(pages, "tg")
        assert [(topic.name, topic.language) for topic in pages[0].reader_topics] == [("Трудовая миграция", "ru")]
