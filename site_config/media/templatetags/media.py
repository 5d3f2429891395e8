"""Template tags for pictures."""

from __future__ import annotations

import logging
from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractRendition, Picture

from site_config.media.models import SiteImage
from site_config.media.renditions import RENDITION_SPECS, make_renditions

register = template.Library()
logger = logging.getLogger(__name__)


def _renditions(image: SiteImage | None, name: str) -> dict[str, AbstractRendition]:
    if not image:
        return {}
    try:
        return make_renditions(image, name)
    # The decoders' answers to a damaged original are many; a page must not fail over a picture.
    except Exception as error:
        logger.warning("Picture %s cannot be shown as %s: %s: %s", image.pk, name, type(error).__name__, error)
        return {}


@register.simple_tag
def site_picture(image: SiteImage | None, name: str, **attributes: Any) -> str:
    """
    Render `<picture>` with AVIF and JPEG in the sizes of the named spec; nothing when the picture cannot be shown.

        {% site_picture page.lead_image "lead" alt="" loading="eager" fetchpriority="high" %}

    Wagtail's own `{% picture %}` takes no names, and fails on a damaged original. Without `alt` the picture's own
    description is its alternative text; without `loading` it is loaded when it comes near the window.
    """
    renditions = _renditions(image, name)
    if not renditions:
        return SafeString("")
    defaults = {"sizes": RENDITION_SPECS[name].sizes, "loading": "lazy", "decoding": "async"}
    return Picture(
        renditions, {key: value for key, value in (defaults | attributes).items() if value is not None}
    ).__html__()


@register.simple_tag
def site_rendition(image: SiteImage | None, name: str) -> AbstractRendition | None:
    """Return the first rendition of the named spec, such as "share" for link previews; None when there is none."""
    return next(iter(_renditions(image, name).values()), None)
