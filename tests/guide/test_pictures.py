"""
The pictures of the guide show the admin as it is: the same way leads to the same words.

`make guide` takes them anew (GUIDE=anew), in both languages; the test goes the way in Russian, and looks the English
words up in the same screens' catalogues.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from site_config.guide.chapters import LANGUAGES
from site_config.guide.pictures import MANIFEST, file_of, pictures
from tests.guide import mission, tour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IS_ANEW = os.environ.get("GUIDE") == "anew"


@pytest.fixture(autouse=True)
def _nothing_is_saved_by_itself(settings: Any) -> None:
    """Keep the editor from changing what the next view shows."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.mark.skipif(not IS_ANEW, reason="make guide takes the pictures")
def test_take_the_pictures(live_server: Any, chromium: Any) -> None:
    site = mission.build()
    manifest: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        context = chromium.new_context(
            viewport={"width": tour.WIDTH, "height": tour.HEIGHT}, device_scale_factor=tour.SCALE
        )
        site.begin(language)
        manifest[language] = {}
        folder = file_of("", language).parent
        folder.mkdir(exist_ok=True)
        for outdated in folder.glob("*.webp"):
            outdated.unlink()
        for view in tour.Tour(context.new_page(), live_server, site).views():
            words = view.words
            content, width, height = view.photographed()
            file_of(view.name, language).write_bytes(content)
            manifest[language][view.name] = {"width": width, "height": height, "words": words}
        context.close()
    MANIFEST.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@pytest.mark.skipif(IS_ANEW, reason="the pictures have just been taken")
def test_the_admin_looks_as_in_the_pictures(live_server: Any, chromium: Any) -> None:
    site = mission.build()
    site.begin("ru")
    context = chromium.new_context(viewport={"width": tour.WIDTH, "height": tour.HEIGHT})
    found = {view.name: view.words for view in tour.Tour(context.new_page(), live_server, site).views()}
    context.close()
    expected = {name: list(picture.words) for name, picture in pictures("ru").items()}
    assert found == expected, "the admin looks different now: make guide"
