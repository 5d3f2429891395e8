from __future__ import annotations

from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from newsroom.models import ArticlePage, ArticleTopic
from site_config.languages.partial_dates import PartialDate
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, put_article


class ArticlePageTests(TreeTestCase):
    def test_a_story_shows_what_its_editor_wrote(self) -> None:
        put_article(
            self.tree.news["en"],
            "A bridge opens",
            slug="opens",
            dateline="Khorugh",
            byline="A. Writer",
            source_line="A report of 2017",
            text="<p>The first paragraph.</p>",
        )
        html = parsed(self.client.get("/en/news/opens/"))
        text = words_of(html.main)
        for words in ("Khorugh", "A. Writer", "A report of 2017", "The first paragraph.", "Summary of story"):
            assert words in text
        assert html.h1.get_text(strip=True) == "A bridge opens"
        assert html.main.find("time")["datetime"] == "2017"

    def test_a_year_is_never_shown_as_a_day(self) -> None:
        for code, shown in (("en", "2017"), ("ru", "2017"), ("tg", "Соли 2017")):
            time = parsed(self.client.get(f"/{code}/news/bridge/")).main.find("time")
            assert (time["datetime"], time.get_text(strip=True)) == ("2017", shown)

    def test_an_undated_story_shows_no_date(self) -> None:
        put_article(self.tree.news["en"], slug="undated", published_on=None)
        assert parsed(self.client.get("/en/news/undated/")).main.find("time") is None

    def test_topics_stand_in_the_readers_language(self) -> None:
        page = self.tree.bridge["ru"]
        page.topic_links = [ArticleTopic(topic=self.tree.topics["en"])]
        page.save_revision().publish()
        assert "Трудовая миграция" in words_of(parsed(self.client.get("/ru/news/bridge/")).main)

    def test_a_story_leads_back_to_the_news_in_the_readers_language(self) -> None:
        main = parsed(self.client.get("/tg/news/festival/")).main
        assert main.find("a", href="/tg/news/") is not None

    def test_the_slug_of_a_cyrillic_title_is_latin(self) -> None:
        page = ArticlePage(title="Пул аз болои Панҷ", summary="…", body=[])
        self.tree.news["tg"].add_child(instance=page)
        assert page.slug == "pul-az-boloi-panj"

    def test_a_title_that_is_a_reserved_word_gets_another_slug(self) -> None:
        pages = [ArticlePage(title=title, summary="…", body=[]) for title in ("2017", "Feed")]
        for page in pages:
            self.tree.news["en"].add_child(instance=page)
        assert [page.slug for page in pages] == ["2017-1", "feed-1"]

    def test_two_stories_of_one_title_get_two_addresses(self) -> None:
        pages = [ArticlePage(title="Хабар", summary="…", body=[]) for _ in range(2)]
        for page in pages:
            self.tree.news["tg"].add_child(instance=page)
        assert [page.slug for page in pages] == ["khabar", "khabar-2"]


class ReservedSlugTests(TreeTestCase):
    def errors(self, slug: str) -> list[str]:
        """Return what the editing form says of a slug."""
        page = ArticlePage(title="Title", owner=None)
        form_class = ArticlePage.get_edit_handler().get_form_class()
        data = {
            "title": "Title",
            "slug": slug,
            "body": streamfield([]),
            "topic_links": inline_formset([]),
            "related_links": inline_formset([]),
            "notes": streamfield([]),
        }
        form = form_class(nested_form_data(data), instance=page, parent_page=self.tree.news["en"])
        form.full_clean()
        return form.errors.get("slug", [])

    def test_addresses_of_views_and_archives_are_refused_in_words(self) -> None:
        for slug in ("feed", "search", "news", "research", "topics", "2017"):
            assert slug in str(self.errors(slug)[0])

    def test_an_empty_slug_is_made_from_the_title(self) -> None:
        assert self.errors("") == []

    def slug_after(self, page: ArticlePage, title: str, slug: str) -> str:
        """Return the slug that the story has when its form is saved."""
        form_class = ArticlePage.get_edit_handler().get_form_class()
        data = {
            "title": title,
            "slug": slug,
            "summary": "x",
            "body": streamfield([]),
            "topic_links": inline_formset([]),
            "related_links": inline_formset([]),
            "notes": streamfield([]),
            "comments": inline_formset([]),
            "list_position": 0,
        }
        form = form_class(nested_form_data(data), instance=page, parent_page=self.tree.news["en"])
        form.defer_required_fields()
        assert form.is_valid(), form.errors
        return form.instance.slug

    def test_a_slug_saved_from_half_a_title_follows_the_whole(self) -> None:
        page = ArticlePage(title="A ro", live=False)
        self.tree.news["en"].add_child(instance=page)
        assert page.slug == "a-ro"
        assert self.slug_after(page, "A road is opened", "") == "a-road-is-opened"

    def test_a_slug_that_an_editor_chose_stays(self) -> None:
        page = ArticlePage(title="A ro", slug="the-road", live=False)
        self.tree.news["en"].add_child(instance=page)
        assert self.slug_after(page, "A road is opened", "the-road") == "the-road"
        assert self.slug_after(page, "A road is opened", "panj-road") == "panj-road"

    def test_the_address_of_a_published_story_stays(self) -> None:
        page = put_article(self.tree.news["en"], "A road", slug="a-road")
        assert self.slug_after(page, "A road is opened", "") == "a-road"

    def test_a_translation_keeps_the_slug_of_its_source_in_the_ordinary_form(self) -> None:
        page = self.tree.bridge["tg"]
        form_class = ArticlePage.get_edit_handler().get_form_class()
        data = {
            "title": "Пул",
            "slug": "other",
            "body": streamfield([]),
            "topic_links": inline_formset([]),
            "related_links": inline_formset([]),
            "notes": streamfield([]),
        }
        form = form_class(nested_form_data(data), instance=page, parent_page=self.tree.news["tg"])
        form.full_clean()
        assert form.cleaned_data["slug"] == "bridge"

    def test_ordinary_slugs_are_taken(self) -> None:
        for slug in ("news-of-the-day", "2017-in-review", "20170"):
            assert self.errors(slug) == []

    def test_a_slug_in_use_is_refused(self) -> None:
        with self.assertRaises(ValidationError):
            self.tree.news["en"].add_child(instance=ArticlePage(title="x", slug="bridge", summary="x", body=[]))


class OrderTests(TreeTestCase):
    def titles(self) -> list[str]:
        pages = ArticlePage.objects.readable_in("en").newest_first().exclude(slug__in=["bridge", "festival"])
        return [page.title for page in pages]

    def test_newest_first_and_undated_last(self) -> None:
        for title, date in (
            ("undated", None),
            ("year", PartialDate(2017)),
            ("month", PartialDate(2017, 5)),
            ("day", PartialDate(2017, 5, 9)),
            ("later", PartialDate(2018)),
        ):
            put_article(self.tree.news["en"], title, published_on=date)
        assert self.titles() == ["later", "day", "month", "year", "undated"]

    def test_stories_of_one_date_follow_their_places(self) -> None:
        for title, position in (("second", 2), ("first", 1), ("newest", 0)):
            put_article(self.tree.news["en"], title, list_position=position)
        assert self.titles() == ["newest", "first", "second"]
