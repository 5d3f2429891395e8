"""Decides whether an uploaded picture is taken, and what of it is stored."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps
from pillow_heif import HeifImagePlugin  # noqa: F401 -- registers HEIC

from site_config.media.metadata import STRIPPERS

logger = logging.getLogger(__name__)

MAX_PIXELS = 50_000_000  # of all frames together
MAX_SIDE = 30_000
MAX_FRAMES = 500
# A progressive JPEG of ordinary making has about ten scans; thousands keep a processor busy for minutes.
MAX_JPEG_SCANS = 100
MAX_PROFILE_BYTES = 4 * 1024 * 1024
# Wagtail makes previews of every picture; a thinner one would be rounded to nothing.
MAX_SHAPE = 100

#: Extension of the name → Pillow's name of the format.
FORMATS = {
    "avif": "AVIF",
    "gif": "GIF",
    "heic": "HEIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
# How a picture is written when it must be encoded anew.
ENCODING: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 80, "speed": 8},
    "GIF": {},
    "JPEG": {"quality": 92, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 92},
}

TOO_MANY_PIXELS = _("This picture has too many pixels. At most 50 million are accepted: save it in a smaller size.")
UNREADABLE = _("This picture cannot be read. The file is damaged, incomplete or no picture at all.")
UNREADABLE_HEIC = _(
    "This HEIC picture cannot be read. Set the camera of the iPhone to “Most Compatible” (Settings, Camera, Formats), "
    "or export the picture as JPEG, and upload that."
)


def clean_picture(content: bytes, extension: str) -> tuple[bytes, str]:
    """
    Decode a picture in full and return the bytes and extension to store: upright and without metadata.

    The bytes are those given when nothing had to change. Raises ValidationError with a sentence for the editor for
    every picture that is refused, whatever is wrong with it.
    """
    picture = _opened(content, extension)
    _check_limits(picture, content)
    try:
        return _cleaned(picture, content, extension, is_animated=_load_frames(picture))
    except ValidationError:
        raise
    except Exception as error:
        raise _unreadable(error, extension) from error
    finally:
        picture.close()


def _opened(content: bytes, extension: str) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=sorted(set(FORMATS.values())))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    # Decoders answer broken files with nearly any exception, from SyntaxError to ZeroDivisionError.
    except Exception as error:
        raise _unreadable(error, extension) from error
    if FORMATS[extension] != _format(picture):
        raise ValidationError(
            _("The name of this file ends in “.%(extension)s”, but its content is another format: %(format)s."),
            code="wrong_extension",
            params={"extension": extension, "format": _format(picture)},
        )
    return picture


def _format(picture: Image.Image) -> str:
    # Phones store several pictures in one JPEG; the first is the one that everybody sees.
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _check_limits(picture: Image.Image, content: bytes) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
    if max(width, height) > MAX_SHAPE * min(width, height):
        raise ValidationError(_("This picture is too narrow to be shown."), code="too_narrow")
    if _format(picture) == "JPEG" and content.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise _unreadable(ValueError("too many scans"))


def _load_frames(picture: Image.Image) -> bool:
    """Decode every frame inside the limits; return whether there is more than one."""
    picture.load()
    if _format(picture) in ("JPEG", "HEIF", "AVIF") or not getattr(picture, "is_animated", False):
        return False
    pixels_per_frame = picture.width * picture.height
    frame = 0
    while True:
        frame += 1
        try:
            picture.seek(frame)
        except EOFError:
            break
        if frame >= MAX_FRAMES or (frame + 1) * pixels_per_frame > MAX_PIXELS:
            raise ValidationError(
                _("This animation is too long or too large. Save it with fewer frames or in a smaller size."),
                code="too_many_frames",
            )
        picture.load()
    return True


def _cleaned(picture: Image.Image, content: bytes, extension: str, is_animated: bool) -> tuple[bytes, str]:
    kind = _format(picture)
    profile = _sane_profile(picture)
    is_upright = is_animated or _orientation(picture) == 1
    # Scaled pictures are made of 8-bit colours, which 16-bit grey does not turn into by itself.
    is_deep = picture.mode.startswith("I")
    if is_upright and not is_deep:
        if kind in STRIPPERS:
            try:
                return STRIPPERS[kind](content, profile is not None), extension
            except ValueError as error:
                if is_animated:
                    raise
                logger.info("Picture is encoded anew: %s", error)
        elif not any(picture.info.get(key) for key in ("exif", "xmp", "metadata")):
            return content, extension
    if is_deep:
        picture = picture.point(lambda value: value * (1 / 257) + 0).convert("L")
    ImageOps.exif_transpose(picture, in_place=True)
    return _encoded(picture, kind, profile, extension)


def _encoded(picture: Image.Image, kind: str, profile: bytes | None, extension: str) -> tuple[bytes, str]:
    if kind == "HEIF":
        # Encoding HEIC takes ten times as long, and no browser but one shows it.
        kind, extension, picture = "JPEG", "jpg", picture.convert("RGB")
    picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    target = BytesIO()
    picture.save(target, kind, icc_profile=profile, exif=b"", **ENCODING[kind])
    return target.getvalue(), extension


def _orientation(picture: Image.Image) -> int:
    """Return the EXIF orientation, 1 (upright) when there is none or nobody can read it."""
    try:
        orientation = picture.getexif().get(0x0112, 1)
    except Exception:  # the picture itself is sound, and the broken EXIF goes away
        return 1
    return orientation if orientation in range(1, 9) else 1


def _sane_profile(picture: Image.Image) -> bytes | None:
    profile = picture.info.get("icc_profile")
    if not profile or len(profile) > MAX_PROFILE_BYTES:
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return profile


def _unreadable(error: Exception, extension: str = "") -> ValidationError:
    logger.info("Picture refused: %s: %s", type(error).__name__, error)
    return ValidationError(UNREADABLE_HEIC if extension == "heic" else UNREADABLE, code="unreadable")
