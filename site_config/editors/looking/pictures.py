"""What is looked at in the pictures that a page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from site_config.media.models import SiteImage

#: A name that a camera or a phone gave, or of a file.
_FILE_NAME = re.compile(r"\S+\.(?:avif|gif|heic|jpe?g|png|svg|webp)|(?:img|dsc|dscn|pxl|image|photo)[-_ ]?\d+\S*", re.I)


def description_problems(words: str) -> Iterator[tuple[str, bool]]:
    """Yield (sentence, whether it is only a warning) for the alternative text of a picture that is shown."""
    words = words.strip()
    if not words:
        sentence = _("The picture has no alternative text. Say what it shows; only mere decoration needs none.")
        yield sentence, True
    elif _FILE_NAME.fullmatch(words):
        yield _("This is the name of a file. Say what the picture shows."), False


def consent_problems(picture: SiteImage | None) -> Iterator[tuple[str, bool]]:
    """Yield (sentence, whether it is only a warning) for a picture whose people have not agreed, as far as is noted."""
    if picture is not None and picture.shows_people and not picture.consent:
        sentence = _(
            "People can be recognised on “%(title)s”, and no consent is noted with it. Note it at the picture."
        )
        yield sentence % {"title": picture.title}, True
