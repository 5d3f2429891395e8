from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from modelsearch.query import MATCH_ALL, And, Not, Or, Phrase, PlainText
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from site_config.search.backend import words_of
from site_config.topics.models import Topic

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

ADDRESSES = [
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/choose-page/search/",
    "/admin/snippets/topics/topic/",
]
HOSTILE = [
    '"',
    '""',
    '"labour',
    'labour"',
    '"labour migration"',
    'la"bour',
    'labour "',
    'labour" OR "x',
    '") OR (title : "x',
    "'",
    "''",
    "\\",
    "\\'",
    '\\"',
    "-",
    "--",
    "*",
    "^labour",
    "labour*",
    "NEAR(labour migration)",
    "title : labour",
    "{title} : (labour)",
    "NOT",
    "AND OR NOT",
    "(",
    ")",
    "a & b | !c",
    "labour:*",
    "%",
    "%s %(x)s %%",
    ";",
    "«труд»",
    "“labour”",
    "labour\tmigration\n",
    " ",
    "🙂",
    "a" * 500,
]


@pytest.fixture
def topic():
    locale, _created = Locale.objects.get_or_create(language_code="en")
    return Topic.objects.create(name="Labour migration", slug="labour-migration", locale=locale)


@pytest.fixture
def picture():
    """An empty collection would never be searched."""
    return get_image_model().objects.create(title="Labour migration", file=get_test_image_file())


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_query_breaks_a_search_of_the_admin(client, topic, picture, address):
    client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
    answers = {query: client.get(address, {"q": query}).status_code for query in HOSTILE}
    assert answers == dict.fromkeys(HOSTILE, 200)


@pytest.mark.parametrize("query", ['"labour', 'labour"', '"labour migration"', 'labour "', "labour -", "MIGRATION"])
def test_marks_do_not_hide_what_the_words_find(topic, query):
    backend = get_search_backend()
    assert list(backend.search(query, Topic)) == [topic]
    assert list(backend.autocomplete(query, Topic)) == [topic]


@pytest.mark.parametrize("query", ['"', "-", " ", PlainText('"'), Phrase('"'), PlainText("nothing"), "nothing"])
def test_nothing_is_found_where_no_word_is_known(topic, query):
    backend = get_search_backend()
    assert list(backend.search(query, Topic)) == []
    assert list(backend.autocomplete(query, Topic)) == []


def test_a_beginning_is_completed(topic):
    assert list(get_search_backend().autocomplete('"mig', Topic)) == [topic]


def test_parts_of_a_combined_query_are_cleaned_too(topic):
    backend = get_search_backend()
    assert list(backend.search(PlainText('"labour') & PlainText('migration"'), Topic)) == [topic]
    assert list(backend.search(Or([Phrase('"labour migration"'), PlainText('x"')]), Topic)) == [topic]
    assert list(backend.search(And([PlainText("labour"), Not(PlainText('migration"'))]), Topic)) == []
    assert list(backend.search(MATCH_ALL, Topic)) == [topic]


def test_words_keep_their_inner_marks():
    assert words_of("O'Brien e-mail “x” - \" .") == "O'Brien e-mail “x”"
