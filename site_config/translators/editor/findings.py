"""What the checks say of translated sentences, and which warnings translators have set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wagtail_localize.models import StringTranslation

from site_config.translators.checking import Finding
from site_config.translators.models import Overruling


@dataclass(frozen=True)
class Remark:
    """
    All findings of one kind about a sentence: they are set aside together. `overruling` says by whom and when, None
    where nobody has.
    """

    code: str
    messages: tuple[str, ...]
    is_error: bool
    overruling: Overruling | None = None

    @property
    def is_overruled(self) -> bool:
        """Whether a translator has set it aside."""
        return self.overruling is not None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something before the translation is handed in."""
        return not self.is_overruled

    def set_aside(self, overruled: Mapping[str, Overruling]) -> Remark:
        """Return the remark as these kinds of warning are set aside; errors never are."""
        return replace(self, overruling=None if self.is_error else overruled.get(self.code))


def remarks_on(findings: Iterable[Finding], overruled: Mapping[str, Overruling] | None = None) -> list[Remark]:
    """Return the findings by kind, in their order; `overruled` are the kinds that were set aside."""
    kinds: dict[tuple[str, bool], list[str]] = {}
    for finding in findings:
        kinds.setdefault((finding.code, finding.is_error), []).append(finding.message)
    return [
        Remark(code, tuple(dict.fromkeys(messages)), is_error).set_aside(overruled or {})
        for (code, is_error), messages in kinds.items()
    ]


def overrulings_of(translations: Iterable[StringTranslation]) -> dict[int, dict[str, Overruling]]:
    """
    Return, by the key of the translation, the kinds of warning set aside for its present wording, by their code. One
    query.
    """
    wordings = {translation.pk: translation.data for translation in translations}
    found: dict[int, dict[str, Overruling]] = {key: {} for key in wordings}
    for overruling in Overruling.objects.filter(translation__in=wordings).select_related("overruled_by"):
        # Another wording is asked again.
        if overruling.data == wordings[overruling.translation_id]:
            found[overruling.translation_id][overruling.code] = overruling
    return found


def overrule(user: Any, chosen: Mapping[StringTranslation, set[str]]) -> None:
    """
    Set aside exactly the given kinds of warning for these translations as they are worded now. Three queries at most.

    The caller has made sure that `user` may translate them.
    """
    wanted = {(each.pk, code, each.data) for each, codes in chosen.items() for code in codes}
    kept, gone = set(), []
    for row in Overruling.objects.filter(translation__in=[each.pk for each in chosen]):
        key = (row.translation_id, row.code, row.data)
        if key in wanted:
            kept.add(key)
        else:
            gone.append(row.pk)
    if gone:
        Overruling.objects.filter(pk__in=gone).delete()
    Overruling.objects.bulk_create(
        Overruling(translation_id=translation, code=code, data=data, overruled_by=user)
        for translation, code, data in sorted(wanted - kept)
    )
