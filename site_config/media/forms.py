"""Upload forms that look into a file before it is stored, and answer every broken one with a sentence."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import FileField, Textarea
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from site_config.media.documents import check_document
from site_config.media.first_pages import COLLECTION_NAME
from site_config.media.pictures import FORMATS, clean_picture


def _checked_extension(file: UploadedFile, allowed: list[str]) -> str:
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    if extension == "svg":
        raise ValidationError(
            _("Drawings in SVG are not accepted: they can hold programs. Save the drawing as PNG and upload that."),
            code="wrong_extension",
        )
    if extension not in allowed:
        raise ValidationError(
            _("Files of this kind are not accepted. Accepted are: %(extensions)s."),
            code="wrong_extension",
            params={"extensions": ", ".join(sorted(allowed))},
        )
    return extension


def _check_size(file: UploadedFile, most: int) -> None:
    if (file.size or 0) > most:
        raise ValidationError(
            _("This file is too large (%(size)s). At most %(most)s are accepted."),
            code="too_large",
            params={"size": filesizeformat(file.size), "most": filesizeformat(most)},
        )


class PictureUploadField(WagtailImageField):
    """Takes a picture that really decodes; what is stored is upright and without metadata."""

    default_error_messages = {
        "empty": _(
            "This file is empty. Perhaps it was not copied in full; look at it on your computer or phone first."
        ),
    }

    def to_python(self, data: Any) -> UploadedFile | None:
        """Return the upload, its content replaced by the cleaned picture; raise ValidationError."""
        file = FileField.to_python(self, data)
        if file is None:
            return None
        _check_size(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        extension = _checked_extension(file, [name for name in self.allowed_image_extensions if name in FORMATS])
        file.seek(0)
        content = file.read()
        cleaned, cleaned_extension = clean_picture(content, extension)
        if cleaned is not content and cleaned != content:
            _replace_content(file, cleaned)
        if cleaned_extension != extension:
            file.name = str(PurePath(file.name).with_suffix(f".{cleaned_extension}"))
        file.content_type = f"image/{FORMATS[cleaned_extension].lower()}"
        file.seek(0)
        return file


def _replace_content(file: UploadedFile, content: bytes) -> None:
    # In place: when another field of the form is wrong, Wagtail keeps the upload itself for a second try.
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
    file.size = len(content)  # ty: ignore[invalid-assignment] (a cached property, which any instance may set)


class DocumentUploadField(WagtailDocumentField):
    """Takes a document whose content is what its name says."""

    def to_python(self, data: Any) -> UploadedFile | None:
        """Return the upload as it is; raise ValidationError."""
        file = FileField.to_python(self, data)
        if file is None:
            return None
        _check_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        check_document(file, _checked_extension(file, settings.WAGTAILDOCS_EXTENSIONS))
        return file


def _offer_editors_collections(form: BaseCollectionMemberForm) -> None:
    """Leave out the collection that only the site fills; ask for none where one remains, as Wagtail does."""
    if form.instance.pk and form.instance.collection.name == COLLECTION_NAME:
        return
    form.collections = form.collections.exclude(name=COLLECTION_NAME)
    if field := form.fields.get("collection"):
        field.queryset = form.collections
        if len(form.collections) == 1:
            del form.fields["collection"]


#: What no picture is taken without.
REQUIRED = frozenset({"credit", "licence"})


class SiteImageForm(BaseImageForm):
    """
    Wagtail's picture form with our file field; used by the upload, chooser and edit views alike.

    It asks for credit and licence, which pictures of earlier times may lack until somebody changes them.
    """

    class Meta(BaseImageForm.Meta):
        widgets = BaseImageForm.Meta.widgets | {"consent": Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_editors_collections(self)
        # A form may have some of the fields only.
        for name in REQUIRED & self.fields.keys():
            self.fields[name].required = True
        if description := self.fields.get("description"):
            description.help_text = _(
                "What the picture shows, in English, for readers who do not see it. Where you put the picture on a "
                "page, it is proposed as its alternative text."
            )
        if stock := self.fields.get("file"):
            self.fields["file"] = PictureUploadField(label=stock.label, required=stock.required, widget=stock.widget)

    def clean(self) -> dict[str, Any]:
        """Say that the file is to be chosen again where something else keeps the form from being saved."""
        cleaned = super().clean()
        if self.errors and "file" not in self.errors and self.files.get(self.add_prefix("file")):
            self.add_error(
                None,
                _("Your browser does not keep the file: choose it once more. What you have written is still there."),
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save in one transaction, so that renditions are made after Wagtail has deleted those of the old file."""
        with transaction.atomic():
            return super().save(commit=commit)


class SiteDocumentForm(BaseDocumentForm):
    """Wagtail's document form with our file field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_editors_collections(self)
        if stock := self.fields.get("file"):
            self.fields["file"] = DocumentUploadField(label=stock.label, required=stock.required, widget=stock.widget)
