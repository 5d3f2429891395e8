"""Old addresses as they are read, before anything is asked of the database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_config.old_addresses.sections import read

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("path", "leads_to", "number"),
    [
        ("/index.php/en/", "/en/", None),
        ("/index.php", "/en/", None),
        ("/index.php/tj/", "/tg/", None),
        ("/tj", "/tg/", None),
        ("/index.php/en/researches", "/en/research/", None),
        ("/index.php/research", "/en/research/", None),
        ("/research", "/en/research/", None),
        ("/researches/", "/en/research/", None),
        ("/ru/researches", "/ru/research/", None),
        ("/index.php/en/researches/129-migration-remittances", "/en/research/", 129),
        ("/index.php/researches/reports/129-migration-remittances.html", "/en/research/", 129),
        ("/tj/research/129-migration-remittances", "/tg/research/", 129),
        ("/index.php/en/newsletters", "/en/news/", None),
        ("/INDEX.PHP/RU/Newsletters/283-Festival", "/ru/news/", 283),
        ("/newsletters/archive", "/en/news/", None),
        ("/index.php/news/newsletter", "/en/news/", None),
        ("/en/news/newsletter/", "/en/news/", None),
        ("/index.php/about-us/overview", "/en/about/", None),
        ("/tg/about-us", "/tg/about/", None),
        ("/index.php/multimedia", "/en/", None),
        ("/index.php/en/newsletters/99999999999999999999-x", "/en/news/", None),
    ],
)
def test_an_old_address_is_read(path: str, leads_to: str, number: int | None) -> None:
    old = read(path)
    assert old is not None
    assert (old.list_address, old.number) == (leads_to, number)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/en/",
        "/ru/news/",
        "/en/news/2017/",
        "/en/news/feed/",
        "/en/news/bridge/",
        "/en/research/",
        "/en/research/harvest/cite.bib",
        "/en/research/129-harvest/cite.bib",
        "/en/about/",
        "/news/",
        "/news/bridge",
        "/index.php/en/nobody-knows",
        "/index.php.bak",
        "/xx/researches",
        "/en" + "/researches" * 9,
        "/researches/" + "x" * 500,
    ],
)
def test_what_is_no_old_address_is_left_alone(path: str) -> None:
    assert read(path) is None


def test_an_address_that_a_page_of_ours_may_have_is_doubted() -> None:
    found = {
        path: read(path) for path in ("/en/news/2017-festival/", "/en/researches", "/index.php/en/news", "/tj/news")
    }
    assert {path: old and (old.is_certain, old.is_only_an_item) for path, old in found.items()} == {
        "/en/news/2017-festival/": (False, True),
        "/en/researches": (False, False),
        "/index.php/en/news": (True, False),
        "/tj/news": (True, False),
    }


@given(st.text(alphabet=st.sampled_from("/index.php/entjru-0129researches%.\x00\\:@ň"), max_size=80))
def test_whatever_is_asked_leads_into_this_site_or_nowhere(path: str) -> None:
    old = read(path)
    assert old is None or old.list_address.split("/")[1] in ("en", "ru", "tg")
