"""A section goes out as one ZIP and comes back; ZIPs that could do harm do not."""

from __future__ import annotations

import io
import zipfile
from uuid import UUID

import pytest

from site_config.translators.files import archives, po
from site_config.translators.files.archives import Format, name_of, pack, unpack
from site_config.translators.files.errors import UnreadableFile
from site_config.translators.files.papers import Paper
from site_config.translators.files.reading import read
from tests.translators.files.papers import paper, unit

pytestmark = pytest.mark.once


def page(number: int, **others: object) -> Paper:
    return paper(unit(f"Story {number}", f"Новость {number}"), translation=UUID(int=number), **others)


def zip_of(**entries: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in entries.items():
            archive.writestr(name, inner)
    return content.getvalue()


@pytest.mark.parametrize("form", list(Format))
def test_a_section_comes_back(form: Format) -> None:
    section = [page(number) for number in range(1, 40)]
    assert read("news.zip", pack(section, form)).papers == section


@pytest.mark.parametrize(
    ("url", "title", "name"),
    [
        ("https://x.example/tg/news/the-road/", "", "news/the-road.ru.po"),
        ("/en/about/", "", "about.ru.po"),
        ("https://x.example/ru/", "Главная", "glavnaya.ru.po"),
        ("", "Тамос бо мо: Хуҷанд", "tamos-bo-mo-khujand.ru.po"),
        ("", "…!", "page.ru.po"),
        ("https://x.example/en/../../etc/CON\\x/", "", "page/page/etc/con-x.ru.po"),
        (f"/en/{'long-' * 50}/", "", "long-long-long-long-long-long-long-long-long-long-long-long.ru.po"),
    ],
)
def test_names_are_ascii_and_say_where_the_page_is(url: str, title: str, name: str) -> None:
    assert name_of(page(1, url=url, title=title), Format.PO) == name


def test_two_pages_of_one_name_are_two_files() -> None:
    names = [name for name, _content in unpack(pack([page(1), page(2), page(3)], Format.PO))]
    assert names == ["news/the-road-home.ru.po", "news/the-road-home-2.ru.po", "news/the-road-home-3.ru.po"]


def test_what_systems_and_programs_add_is_left_out() -> None:
    added = {
        "__MACOSX/news/._a.po": b"x",
        ".DS_Store": b"x",
        "news/Thumbs.db": b"x",
        "news/a.mo": b"x",
        "news/": b"",
        "news/a.po": b"words",
    }
    assert list(unpack(zip_of(**added))) == [("news/a.po", b"words")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x.po"])
def test_a_name_leads_nowhere(name: str) -> None:
    assert read("x.zip", zip_of(**{name: po.write(page(1))})).papers == [page(1)]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="far more"):
        list(unpack(zip_of(**{"a.po": b"\0" * 40_000_000})))


def test_a_lie_about_the_size_is_refused() -> None:
    content = zip_of(**{"a.po": b" " * 100_000})
    real, lie = (100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert content.count(real) == 2
    with pytest.raises(UnreadableFile, match="damaged"):
        list(unpack(content.replace(real, lie)))


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="too many"):
        list(unpack(zip_of(**{f"{number}.po": b"" for number in range(archives.MAX_ENTRIES + 1)})))


def test_a_password_is_named() -> None:
    content = bytearray(zip_of(**{"a.po": b"words"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        list(unpack(bytes(content)))


def test_every_beginning_of_a_zip_is_refused() -> None:
    content = zip_of(**{"a.po": b"words" * 10})
    for length in range(1, len(content)):
        with pytest.raises(UnreadableFile):
            list(unpack(content[:length]))
