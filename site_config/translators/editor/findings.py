"""What the checks say of translated sentences, and which warnings translators have set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wagtail_localize.models import StringTranslation

from site_config.translators.checking import Finding
from site_config.translators.models import Overruling


@dataclass(frozen=True)
class Remark:
    """All findings of one kind about a sentence: they are set aside together."""

    code: str
    messages: tuple[str, ...]
    is_error: bool
    is_overruled: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something before the translation is handed in."""
        return not self.is_overruled

    def set_aside(self, is_overruled: bool) -> Remark:
        """Return the remark as set aside, or not."""
        return replace(self, is_overruled=is_overruled)


def remarks_on(findings: Iterable[Finding], overruled: Iterable[str] = ()) -> list[Remark]:
    """Return the findings by kind, in their order; `overruled` names the kinds that were set aside."""
    kinds: dict[tuple[str, bool], list[str]] = {}
    for finding in findings:
        kinds.setdefault((finding.code, finding.is_error), []).append(finding.message)
    aside = set(overruled)
    return [
        Remark(code, tuple(dict.fromkeys(messages)), is_error, not is_error and code in aside)
        for (code, is_error), messages in kinds.items()
    ]


def overruled_codes(translations: Sequence[StringTranslation]) -> dict[int, set[str]]:
    """Return, by the key of the translation, the kinds of warning set aside for its present wording. One query."""
    wordings = {translation.pk: translation.data for translation in translations}
    found: dict[int, set[str]] = {key: set() for key in wordings}
    for overruling in Overruling.objects.filter(translation__in=wordings):
        # Another wording is asked again.
        if overruling.data == wordings[overruling.translation_id]:
            found[overruling.translation_id].add(overruling.code)
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
