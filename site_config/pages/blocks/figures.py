"""A table of figures, written in fields or pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from site_config.pages.blocks.fields import TextLineBlock


class FiguresBlock(blocks.StructBlock):
    """A table: columns by name, and rows with as many cells."""

    caption = TextLineBlock(max_length=300, label=_("Caption"), help_text=_("What the figures show."))
    columns = blocks.ListBlock(TextLineBlock(max_length=100, label=_("Column")), min_num=1, label=_("Columns"))
    rows = blocks.ListBlock(
        blocks.ListBlock(TextLineBlock(required=False, max_length=200, label=_("Cell")), label=_("Row")),
        min_num=1,
        label=_("Rows"),
    )
    source = TextLineBlock(required=False, max_length=300, label=_("Source"))

    class Meta:
        icon = "table"
        label = _("Figures")
        description = _("A table of figures with its source")
        help_text = _(
            "You can paste a table copied from a spreadsheet into the first column: its first line becomes the names of"
            " the columns."
        )
        template = "components/body/figures.html"
        preview_value = {
            "caption": _("What the figures show"),
            "columns": [_("Year"), _("Women"), _("Men")],
            "rows": [["2016", "10", "20"], ["2017", "30", "40"]],
            "source": _("The report that the figures are from"),
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Raise ValidationError unless every row has one cell a column; a draft may be half written."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        expected = len(cleaned["columns"])
        for number, row in enumerate(cleaned["rows"], start=1):
            if len(row) != expected:
                message = gettext("Row %(row)d has %(cells)d cells, but there are %(columns)d columns.")
                raise blocks.StructBlockValidationError(
                    block_errors={
                        "rows": ValidationError(message % {"row": number, "cells": len(row), "columns": expected})
                    }
                )
        return cleaned


class FiguresBlockAdapter(StructBlockAdapter):
    """Gives the block in the editor a way to paste a whole table."""

    js_constructor = "site_config.pages.blocks.FiguresBlock"

    def js_args(self, block: FiguresBlock) -> list[Any]:
        """Add what is asked before a pasted table takes the place of another."""
        name, children, meta, *others = super().js_args(block)
        question = gettext("There is a table already. Shall the pasted one take its place?")
        return [name, children, meta | {"replaceQuestion": question}, *others]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["pages/figures_block.js"])


register(FiguresBlockAdapter(), FiguresBlock)
