"""The text of a PDF becomes what a reader would type."""

from __future__ import annotations

import pytest

from site_config.media.document_text import readable_pages

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("raw", "readable"),
    [
        ("remit\ufffe\r\ntances", "remittances"),
        ("remit\u00adtances sent\x02\nhome", "remittances senthome"),
        ("ﬁnal ｒｅｐｏｒｔ №\u00a05", "final report No 5"),
        ("line\r\nnext\rlast", "line\nnext\nlast"),
        ("a\x00b\x1bc\x0cd", "abcd"),
        ("  \r\n", ""),
    ],
)
def test_page_is_made_readable(raw: str, readable: str) -> None:
    assert readable_pages([raw]) == [readable]


def test_heading_follows_the_language_of_the_document() -> None:
    pages = ["Ќонун", "", "Бо ќарори њукумат дар соли 2012 дар Тољикистон нашр шудааст."]
    assert readable_pages(pages) == ["Қонун", "", "Бо қарори ҳукумат дар соли 2012 дар Тоҷикистон нашр шудааст."]
