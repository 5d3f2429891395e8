from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from research.imports.archives import MAX_BYTES as MAX_ARCHIVE_BYTES
from research.imports.archives import open_archive
from research.imports.reading import MAX_BYTES, READERS
from research.imports.rows import CatalogueError
from site_config.media.models import SiteDocument


class ImportForm(forms.Form):
    """A catalogue and its files; looks at no more than their names and sizes, a task reads them."""

    catalogue = forms.FileField(
        label=gettext_lazy("Catalogue"),
        max_length=200,
        help_text=gettext_lazy("A table (CSV or XLSX), or a file of a reference manager (BibTeX or RIS)."),
        widget=forms.FileInput(attrs={"accept": ",".join(READERS)}),
    )
    archive = forms.FileField(
        label=gettext_lazy("Files"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("A ZIP with the files that the catalogue names, at most 500 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
    as_drafts = forms.BooleanField(
        label=gettext_lazy("Leave drafts"),
        required=False,
        help_text=gettext_lazy("New publications and changes wait as drafts, and readers see nothing of them yet."),
    )

    def __init__(self, *args: Any, user: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not may_publish:
            # What this user imports waits for those who may publish, in any case.
            del self.fields["as_drafts"]

    def clean_catalogue(self) -> UploadedFile:
        """Return the catalogue; raise ValidationError for what cannot be one."""
        file: UploadedFile = self.cleaned_data["catalogue"]
        if PurePath(file.name or "").suffix.lower() not in READERS:
            raise ValidationError(
                _("A catalogue is a file of one of these kinds: %(kinds)s."),
                params={"kinds": ", ".join(sorted(READERS))},
            )
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(_("This catalogue is too large. Divide it into files of at most 20 MB."))
        return file

    def clean_archive(self) -> UploadedFile | None:
        """Return the archive; raise ValidationError for one that is refused, or that this user may not bring."""
        file: Any = self.cleaned_data["archive"]
        if not file:
            return None
        policy: Any = policy_registry.get_by_type(SiteDocument)
        if not policy.user_has_permission(self.user, "add"):
            raise ValidationError(_("You may not add documents. Import the catalogue without files."))
        if file.size > MAX_ARCHIVE_BYTES:
            raise ValidationError(
                _("This file is too large (%(size)s). At most %(most)s are accepted."),
                params={"size": filesizeformat(file.size), "most": filesizeformat(MAX_ARCHIVE_BYTES)},
            )
        try:
            open_archive(file).close()
        except CatalogueError as error:
            raise ValidationError(str(error)) from error
        file.seek(0)
        return file
