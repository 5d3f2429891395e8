"""What all languages share follows the English page the moment it is published."""

from __future__ import annotations

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import PinnedStory
from newsroom.models import ArticlePage, ArticleTopic
from research.models import Edition, PublicationTopic
from site_config.languages.partial_dates import PartialDate
from site_config.navigation.models import ContactDetails
from site_config.search.models import Entry
from tests.tree import TreeTestCase, article


class SynchronisingTests(TreeTestCase):
    def test_a_new_slug_is_the_address_in_every_language(self) -> None:
        page = self.tree.bridge["en"]
        page.slug = "the-bridge"
        page.save_revision().publish()
        for code in ("en", "ru", "tg"):
            assert self.client.get(f"/{code}/news/the-bridge/").status_code == 200

    def test_the_address_of_a_section_takes_its_stories_along(self) -> None:
        page = self.tree.about["en"]
        page.slug = "about-us"
        page.save_revision().publish()
        assert self.client.get("/tg/about-us/").status_code == 200

    def test_a_corrected_date_and_new_topics_reach_the_translations(self) -> None:
        page = self.tree.bridge["en"]
        page.published_on = PartialDate(2018, 3)
        page.topic_links = [ArticleTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        for code in ("ru", "tg"):
            translation = ArticlePage.objects.get(pk=self.tree.bridge[code].pk)
            assert translation.published_on == PartialDate(2018, 3)
            assert [link.topic.slug for link in translation.topic_links.all()] == ["labour-migration"]

    def test_lists_and_search_know_of_the_corrected_date_in_every_language(self) -> None:
        page = self.tree.harvest["en"]
        page.published_on = PartialDate(1999)
        page.topic_links = [PublicationTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        translation = self.tree.harvest["ru"]
        assert self.client.get("/ru/research/?year=1999&topic=labour-migration").context["listing"].publications
        assert Entry.objects.get(page=translation.pk).year == "1999"

    def test_words_stay_as_they_were(self) -> None:
        page = self.tree.bridge["en"]
        page.title = "Another title"
        page.summary = "Another summary."
        page.published_on = PartialDate(2018)
        page.save_revision().publish()
        translation = ArticlePage.objects.get(pk=self.tree.bridge["ru"].pk)
        assert translation.title == "Мост через Пяндж"
        assert translation.summary != "Another summary."

    def test_new_editions_reach_the_translations_once(self) -> None:
        page = self.tree.harvest["en"]
        page.editions = [Edition(languages=("en",)), Edition(languages=("ru",))]
        for _ in range(2):
            page.save_revision().publish()
        editions = self.tree.harvest["ru"].specific_class.objects.get(pk=self.tree.harvest["ru"].pk).editions.all()
        assert [edition.languages for edition in editions] == [("en",), ("ru",)]

    def test_pinned_stories_stand_first_on_every_front_page(self) -> None:
        for _ in range(9):
            article(self.tree.news["en"])
        home = self.tree.home["en"]
        home.pinned_stories = [PinnedStory(page=self.tree.bridge["en"])]
        home.save_revision().publish()
        for code, title in (("en", "A bridge over the Panj"), ("ru", "Мост через Пяндж"), ("tg", "Пул аз болои Панҷ")):
            assert self.client.get(f"/{code}/").context["stories"][0].title == title

    def test_a_new_telephone_reaches_every_language(self) -> None:
        details = ContactDetails.objects.get()
        russian = details.copy_for_translation(self.tree.home["ru"].locale)
        russian.save()
        russian.save_revision().publish()
        details.telephones = "+992 00 000 0000"
        details.save_revision().publish()
        assert ContactDetails.objects.get(pk=russian.pk).telephones == "+992 00 000 0000"

    def test_a_draft_changes_nothing(self) -> None:
        page = self.tree.bridge["en"]
        page.published_on = PartialDate(2018)
        page.save_revision()
        assert ArticlePage.objects.get(pk=self.tree.bridge["ru"].pk).published_on == PartialDate(2017)

    def test_publishing_a_translation_later_does_not_bring_the_old_date_back(self) -> None:
        story = article(self.tree.news["en"], "A road")
        source, _created = TranslationSource.get_or_create_from_instance(story)
        russian = Locale.objects.get(language_code="ru")
        for segment in StringSegment.objects.filter(source=source):
            StringTranslation.objects.create(
                translation_of=segment.string, locale=russian, context=segment.context, data="Слово"
            )
        translation = Translation.objects.get(source=source, target_locale=russian)
        translation.save_target(publish=False)
        story.published_on = PartialDate(2019)
        story.save_revision().publish()
        translation = Translation.objects.get(pk=translation.pk)
        translation.save_target(publish=False)
        target = translation.get_target_instance()
        assert target.get_latest_revision_as_object().published_on == PartialDate(2019)
        assert target.title == "Слово"
