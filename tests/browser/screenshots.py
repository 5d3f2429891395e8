"""
Photographs the running site, for the README and for whoever changed how it looks.

    python -m tests.browser.screenshots http://127.0.0.1:8000 FOLDER [/en/ /ru/news/ …]

Without addresses it takes the README's pictures; with addresses each of them at 360 and 1280 pixels, light and dark.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, find_chromium

#: Name, address, width, height, colour scheme.
Picture = tuple[str, str, int, int, Literal["light", "dark"]]
README_PICTURES: list[Picture] = [
    ("home-en", "/en/", 1280, 900, "light"),
    ("research-ru", "/ru/research/labour-migration-from-tajikistan/", 1280, 900, "light"),
    ("home-tg", "/tg/", 390, 844, "dark"),
]


def main(server: str, folder: Path, addresses: list[str]) -> None:
    """Write one JPEG for each picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Picture] = [
        (f"{address.strip('/').replace('/', '-')}-{width}-{scheme}", address, width, 0, scheme)
        for address in addresses
        for width in (360, 1280)
        for scheme in ("light", "dark")
    ] or README_PICTURES
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        for name, address, width, height, scheme in pictures:
            context = browser.new_context(viewport={"width": width, "height": height or 900}, color_scheme=scheme)
            page = context.new_page()
            page.goto(server + address, wait_until="networkidle")
            # `height` 0 asks for the whole page.
            page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=80, full_page=not height)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
