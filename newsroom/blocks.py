"""What was corrected or added after a story came out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from site_config.pages.blocks import LongTextBlock


class NoteBlock(blocks.StructBlock):
    """A correction or an update, with its day; readers see the newest first."""

    kind = blocks.ChoiceBlock(
        choices=[("correction", _("Correction")), ("update", pgettext_lazy("note below a story", "Update"))],
        default="correction",
        label=_("Kind"),
    )
    dated = blocks.DateBlock(label=_("Day"))
    text = LongTextBlock(label=_("What was corrected or added"))

    class Meta:
        icon = "edit"
        label = pgettext_lazy("note below a story", "Note")
        description = _("A correction or an update of the story")
        template = "newsroom/note.html"
        preview_value = {
            "kind": "correction",
            "dated": "2017-03-08",
            "text": _("What stood here wrongly, and what is right."),
        }


class NotesBlock(blocks.StreamBlock):
    """The story's notes, in any order."""

    note = NoteBlock()
