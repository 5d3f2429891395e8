"""Model field of pictures that learns a picture's size from its first bytes instead of decoding all of it."""

from __future__ import annotations

from PIL import Image

# Registers HEIC with Pillow, as Wagtail's own imaging library does.
from pillow_heif import HeifImagePlugin  # noqa: F401
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile


class PictureFile(WagtailImageFieldFile):
    """A stored picture. Wagtail decodes the whole picture to learn its size: 150 MB for 50 megapixels."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height in pixels, before any EXIF rotation; raise OSError when it is no picture."""
        was_closed = self.closed
        self.open()
        try:
            return Image.open(self).size
        finally:
            self.seek(0)
            if was_closed:
                self.close()


class PictureField(WagtailImageField):
    """The image field with the thrifty file class."""

    attr_class = PictureFile
