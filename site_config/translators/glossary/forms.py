from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from site_config.translators.glossary.tables import MOST_BYTES, Row, TableError, decode, read_table


class TableForm(forms.Form):
    """A table to be looked at; `text` and `rows` are what it holds."""

    table = forms.FileField(
        label=_("Table"),
        help_text=_("A CSV file in UTF-8, best the one that this glossary hands out."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    text: str
    rows: list[Row]

    def clean_table(self) -> UploadedFile:
        """Read the table; raise ValidationError where it is none."""
        file: UploadedFile = self.cleaned_data["table"]
        try:
            self.text = decode(file.read(MOST_BYTES + 1))
            self.rows = read_table(self.text)
        except TableError as error:
            raise ValidationError(str(error)) from error
        return file


class ConfirmedTableForm(forms.Form):
    """The table that was shown, and the mark of what was said to happen."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)
    mark = forms.CharField(max_length=64, widget=forms.HiddenInput)
    rows: list[Row]

    def clean_text(self) -> str:
        """Read the table again; raise ValidationError where it is none."""
        text: str = self.cleaned_data["text"]
        try:
            self.rows = read_table(decode(text.encode("utf-8", "surrogatepass")))
        except TableError as error:
            raise ValidationError(str(error)) from error
        return text
