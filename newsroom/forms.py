"""The form of a story: what its kind needs is asked when it is published, never of a draft."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.models.kinds import NEEDS, StoryKind
from site_config.pages.forms import SitePageForm
from site_config.pages.times import DushanbeTimeField


class ArticlePageForm(SitePageForm):
    """Refuses to publish an event without a day, a call that nobody could answer any more, a film without address."""

    class Meta(SitePageForm.Meta):
        field_classes = {"deadline": DushanbeTimeField}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_kind(cleaned)
        return cleaned

    def _check_kind(self, cleaned: dict[str, Any]) -> None:
        kind = cleaned.get("kind")
        name, sentence = NEEDS.get(kind, ("", ""))
        if name and name not in self.errors and not cleaned.get(name):
            self.add_error(name, sentence)
        deadline = cleaned.get("deadline")
        goes_out = cleaned.get("go_live_at") or timezone.now()
        # A call that is public may be mended after its deadline.
        if kind == StoryKind.CALL and deadline and deadline <= goes_out and not self.instance.first_published_at:
            self.add_error("deadline", _("This deadline has passed when the call comes out. Nobody could answer it."))
