"""System checks: what must never be switched on by a careless setting."""

from __future__ import annotations

from typing import Any

from django.core import checks
from wagtail.images.utils import get_allowed_image_extensions

from site_config.media.pictures import FORMATS


@checks.register(checks.Tags.security)
def no_drawings_with_scripts(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Report SVG, which keeps its scripts when uploaded, and formats that the upload form cannot decode."""
    allowed = {extension.lower() for extension in get_allowed_image_extensions()}
    if "svg" in allowed:
        return [
            checks.Error(
                "WAGTAILIMAGES_EXTENSIONS allows svg: an uploaded drawing keeps its scripts.",
                hint="Take svg out of the list.",
                id="media.E001",
            )
        ]
    if unknown := sorted(allowed - FORMATS.keys()):
        return [
            checks.Error(
                f"WAGTAILIMAGES_EXTENSIONS allows what the upload form cannot decode: {', '.join(unknown)}.",
                hint="Take it out of the list, or teach it to site_config/media/pictures.py.",
                id="media.E002",
            )
        ]
    return []
