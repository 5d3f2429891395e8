"""
The cuts and sizes in which pages show pictures, by name; templates, tasks and lists all ask here.

A list of cards costs one query for all its renditions when its pictures come through `with_renditions`:

    ArticlePage.objects.prefetch_related(Prefetch("lead_image", queryset=with_renditions("card")))

and `{% site_picture article.lead_image "card" %}` in the template then asks the database for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wagtail.images.models import AbstractRendition, Filter, ImageQuerySet

from site_config.media.models import SiteImage


@dataclass(frozen=True)
class RenditionSpec:
    """One way to show a picture: Wagtail's filter in short form, and how wide it is shown (the `sizes` attribute)."""

    pattern: str
    sizes: str = ""

    @cached_property
    def filters(self) -> tuple[str, ...]:
        """The filters spelt out: each width in each format."""
        return tuple(Filter.expand_spec(self.pattern))


#: AVIF is 40 % smaller than JPEG, which remains for old browsers and for link previews. The smallest width comes
#: first: it is what a browser without `srcset` gets, and gives the width and height that keep the place.
RENDITION_SPECS: dict[str, RenditionSpec] = {
    "card": RenditionSpec(
        "fill-{480x360,960x720}|format-{avif,jpeg}", "(min-width: 64em) 22rem, (min-width: 40em) 45vw, 92vw"
    ),
    "lead": RenditionSpec("fill-{800x450,1600x900}|format-{avif,jpeg}", "(min-width: 64em) 60rem, 96vw"),
    "figure": RenditionSpec("width-{640,1280}|format-{avif,jpeg}", "(min-width: 48em) 44rem, 96vw"),
    # A publication's cover or first page, whole.
    "cover": RenditionSpec("width-{240,480}|format-{avif,jpeg}", "15rem"),
    # Link previews take JPEG only, 1200 by 630 pixels and below 300 KB.
    "share": RenditionSpec("fill-1200x630|format-jpeg|jpegquality-80"),
}

#: Made by a task as soon as a picture is uploaded, about four seconds of processor time. A figure in a text is first
#: shown to its editor, in the preview, and made there.
SPECS_AT_UPLOAD = ("card", "lead", "share")


def filters_of(*names: str) -> list[str]:
    """Return Wagtail's filters of the named specs, of all when none is named; KeyError for an unknown name."""
    return [each for name in names or RENDITION_SPECS for each in RENDITION_SPECS[name].filters]


def with_renditions(*names: str) -> ImageQuerySet:
    """Return a queryset of pictures that brings the renditions of the named specs along, for use in a Prefetch."""
    return SiteImage.objects.prefetch_renditions(*filters_of(*names))


def make_renditions(image: SiteImage, *names: str) -> dict[str, AbstractRendition]:
    """
    Return the renditions of the named specs (all when none is named) by filter, making those that are missing.

    Raises SourceImageIOError (or another OSError) when one is missing and the picture's file cannot be read.
    """
    filters = {spec: Filter(spec) for spec in filters_of(*names)}
    found = image.find_existing_renditions(*filters.values())
    # One after the other: Wagtail makes several at once in threads, each with its own copy of the decoded picture.
    return {spec: found.get(each) or image.get_rendition(each) for spec, each in filters.items()}
