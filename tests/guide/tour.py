"""The way to each picture of the guide: what an editor presses to see what is pictured."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from PIL import Image

from tests.browser import admin
from tests.guide.mission import Mission

#: CSS pixels: side by side with the text, a picture keeps letters that can be read.
WIDTH, HEIGHT = 1100, 900
#: Pixels of the file for each of CSS, for screens that show more of them.
SCALE = 2
MOST_BYTES = 60_000
#: Corners of a box in the picture of the public story, in parts of its width and height.
_ROUND_THE_SUN = ((0.42, 0.12), (0.68, 0.58))
_SCROLL = """
(part, top) => {
    part.style.scrollMarginBlockStart = `${top}px`;
    part.scrollIntoView({ block: "start", behavior: "instant" });
}
"""
_FRAME = "element => { element.style.outline = '3px solid #c2185b'; element.style.outlineOffset = '4px' }"


@dataclass
class View:
    """
    What is pictured: the area round `parts`, with `framed` in a frame. The words of `parts` are those that tell when a
    picture has aged.
    """

    name: str
    page: Any
    parts: list[Any]
    framed: Any = None
    #: CSS pixels round the parts, from the window's top to the first of them, and of the picture at most.
    margin: int = 12
    top: int | None = None
    height: int = HEIGHT

    @property
    def words(self) -> list[str]:
        """The lines of words, each once."""
        lines = [line.strip() for part in self.parts for line in re.split(r"[\n\t]+", part.inner_text())]
        return list(dict.fromkeys(filter(None, lines)))

    def photographed(self) -> tuple[bytes, int, int]:
        """Return the picture as WebP, and its width and height in CSS pixels."""
        if self.framed is not None:
            self.framed.evaluate(_FRAME)
        if self.top is not None:
            self.parts[0].evaluate(_SCROLL, self.top)
        # What still comes or moves would make another picture each time.
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(400)
        area = self._area()
        picture = Image.open(io.BytesIO(self.page.screenshot(clip=area, animations="disabled", caret="hide")))
        return _small(picture.convert("RGB")), round(picture.width / SCALE), round(picture.height / SCALE)

    def _area(self) -> Any:
        boxes = [part.bounding_box() for part in self.parts]
        left = max(0, min(box["x"] for box in boxes) - self.margin)
        top = max(0, min(box["y"] for box in boxes) - self.margin)
        right = min(WIDTH, max(box["x"] + box["width"] for box in boxes) + self.margin)
        bottom = min(HEIGHT, top + self.height, max(box["y"] + box["height"] for box in boxes) + self.margin)
        return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _small(picture: Image.Image) -> bytes:
    """Return the picture as WebP in the best quality in which it is small enough."""
    for quality in (80, 65, 50, 35, 20):
        target = io.BytesIO()
        picture.save(target, "WEBP", quality=quality, method=6)
        if target.tell() <= MOST_BYTES:
            break
    return target.getvalue()


class Tour:
    """Goes through the admin, one colleague after the other, and stops where something is pictured."""

    def __init__(self, page: Any, server: Any, mission: Mission) -> None:
        self.page, self.server, self.mission = page, server, mission
        # The editor remembers which panel was open.
        page.add_init_script("localStorage.clear()")

    def views(self) -> Iterator[View]:
        """Yield each view while it is to be seen."""
        self._as(self.mission.editor)
        yield from self._list()
        yield from self._draft()
        yield from self._publication()
        yield from self._front_page()
        yield from self._comparison()
        yield from self._lost_address()
        self._as(self.mission.moderator)
        yield from self._approval()
        yield from self._focal_point()
        self._as(self.mission.translator)
        yield from self._translation()

    def _as(self, user: Any) -> None:
        self.page.context.clear_cookies()
        admin.sign_in(self.page, self.server, user)

    def _open(self, name: str, *args: Any) -> None:
        # The editor asks before it leaves what is not saved.
        self.page.goto("about:blank")
        self.page.goto(self.server.url + reverse(name, args=args))

    def _panel(self, field: str) -> Any:
        """Return the innermost panel of the editor that holds a field."""
        return self.page.locator("section.w-panel", has=self.page.locator(f"[name={field}]")).last

    def _actions(self) -> Any:
        """Open the menu beside "Save draft" and return it."""
        footer = self.page.locator("footer.footer")
        footer.locator(".w-dropdown__toggle").click()
        menu = footer.locator(".w-dropdown__content")
        menu.wait_for()
        return menu

    def _submit(self, menu: Any) -> None:
        """Hand in the page that is open, by its menu."""
        with self.page.expect_event("load"):
            menu.locator("[name=action-submit]").click()

    def _list(self) -> Iterator[View]:
        self._open("wagtailadmin_explore", self.mission.news.pk)
        header = self.page.locator("header").first
        yield View("new-page", self.page, [header], header.locator("a[href*='add_subpage']").first, margin=0)

    def _draft(self) -> Iterator[View]:
        page, draft = self.page, self.mission.draft.pk
        self._open("wagtailadmin_pages:edit", draft)
        summary, kind, text, notes = (
            page.locator(f"section[id$=-{name}-section]").first for name in ("summary", "kind", "body", "notes")
        )
        yield View("kind", page, [summary, kind], kind.locator("select"), top=130)

        notes.locator(".c-sf-add-button").first.click()
        notes.locator("textarea").last.wait_for()
        yield View("correction", page, [notes], top=130)

        add = text.locator(".c-sf-add-button").last
        add.evaluate(_SCROLL, 250)
        add.click()
        choices = page.locator(".w-combobox").first
        choices.wait_for()
        yield View("blocks", page, [add, choices], add, margin=4)

        self._open("wagtailadmin_pages:edit", draft)
        toggle = page.locator("[data-side-panel-toggle=preview]")
        toggle.click()
        page.locator("iframe.w-preview__proxy").wait_for(state="detached")
        page.frame_locator("#w-preview-iframe").locator("h1").wait_for()
        panel = page.locator("[data-side-panel=preview]").last
        yield View("phone", page, [toggle, panel], toggle, margin=8, height=600)

        page.locator("[data-side-panel-toggle=status]").click()
        page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
        time = page.locator("[name=go_live_at]")
        time.fill("2026-03-02 09:00")
        dialog = page.locator("#schedule-publishing-dialog")
        dialog.locator("h2").click()
        yield View("schedule", page, [dialog.locator(".w-dialog__box")], time, margin=0)

        self._open("wagtailadmin_pages:edit", draft)
        menu = self._actions()
        submit = menu.locator("[name=action-submit]")
        yield View("hand-in", page, [menu, page.locator("footer.footer .action-save")], submit)

        self._submit(menu)
        yield View("warning", page, [self._panel("lead_image_alt")], top=130)
        self._submit(self._actions())

    def _publication(self) -> Iterator[View]:
        self._open("wagtailadmin_pages:edit", self.mission.publication.pk)
        yield View("edition", self.page, [self._panel("editions-1-title")], top=130)

    def _front_page(self) -> Iterator[View]:
        self._open("wagtailadmin_pages:edit", self.mission.home.pk)
        yield View("pinned", self.page, [self._panel("pinned_stories-TOTAL_FORMS")], top=130)

    def _comparison(self) -> Iterator[View]:
        self._open("wagtailadmin_pages:revisions_compare", self.mission.public.pk, "live", "latest")
        yield View("comparison", self.page, [self.page.locator("main table").first])

    def _lost_address(self) -> Iterator[View]:
        self._open("missing_addresses:index")
        yield View("lost-address", self.page, [self.page.locator("main table tbody td").first], margin=0)

    def _approval(self) -> Iterator[View]:
        self._open("wagtailadmin_pages:edit", self.mission.draft.pk)
        menu = self._actions()
        yield View("approval", self.page, [menu, self.page.locator("footer.footer .action-save")])

    def _focal_point(self) -> Iterator[View]:
        self._open("wagtailimages:edit", self.mission.public.lead_image_id)
        chooser = self.page.locator(".focal-point-chooser").first
        picture = chooser.locator(".jcrop-holder")
        picture.wait_for()
        box = picture.bounding_box()
        corners = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in _ROUND_THE_SUN]
        self.page.mouse.move(*corners[0])
        self.page.mouse.down()
        self.page.mouse.move(*corners[1])
        self.page.mouse.up()
        yield View("focal-point", self.page, [chooser, self.page.locator(".remove-focal-point").locator("..")])

    def _translation(self) -> Iterator[View]:
        self._open("translators_edit", self.mission.job.pk)
        row = self.page.locator(".desk-row").first
        row.wait_for()
        yield View("translation", self.page, [row], top=130)
