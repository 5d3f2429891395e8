"""The system check of picture formats."""

from __future__ import annotations

import pytest
from django.test import override_settings

from site_config.media.checks import no_drawings_with_scripts


def test_the_sites_own_formats_pass() -> None:
    assert no_drawings_with_scripts(None) == []


@pytest.mark.parametrize(("extensions", "code"), [(["png", "SVG"], "media.E001"), (["png", "bmp"], "media.E002")])
def test_unsafe_format_is_an_error(extensions: list[str], code: str) -> None:
    with override_settings(WAGTAILIMAGES_EXTENSIONS=extensions):
        assert [message.id for message in no_drawings_with_scripts(None)] == [code]
