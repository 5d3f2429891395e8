"""Where generated pages stand in the page tree, and how many of them come into the tables at once."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from site_config.languages.codes import SOURCE


class Sections:
    """
    The pages below which generated ones are put: the news or the research list, in each language that has one.

    Raises LookupError where the site has none in English. Nobody else may write below them meanwhile.
    """

    def __init__(self, page_type: type[Page]) -> None:
        found = page_type.objects.select_related("locale").order_by("path")
        self._by_language: dict[str, Any] = {section.locale.language_code: section for section in found}
        if SOURCE not in self._by_language:
            raise LookupError(f"The site has no {page_type._meta.verbose_name} in English.")
        self._steps = {code: _last_step(section) for code, section in self._by_language.items()}

    def __contains__(self, language: str) -> bool:
        return language in self._by_language

    def page(self, page_type: type[Any], language: str, **facts: Any) -> Any:
        """Return a page, live and not yet stored, in the next place below the section in a language."""
        section = self._by_language[language]
        self._steps[language] += 1
        return page_type(
            locale=section.locale,
            draft_title=facts["title"],
            path=Page._get_path(section.path, section.depth + 1, self._steps[language]),
            depth=section.depth + 1,
            numchild=0,
            url_path=f"{section.url_path}{facts['slug']}/",
            content_type=ContentType.objects.get_for_model(page_type),
            live=True,
            has_unpublished_changes=False,
            **facts,
        )

    def count_children(self) -> None:
        """Tell the sections of the pages that came below them."""
        for section in self._by_language.values():
            Page.objects.filter(pk=section.pk).update(numchild=Page.objects.child_of(section).count())


def _last_step(section: Page) -> int:
    """Return the place of the last page below a section, as treebeard counts them; 0 where there is none."""
    last = Page.objects.child_of(section).order_by("path").last()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0


def insert(pages: list[Any]) -> None:
    """Store pages of one type: all rows of the common table at once, then each row of the type's own."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
        # Raw: as a fixture comes, past the indexes of words and references. Django has no bulk_create for such types.
        page.save_base(raw=True, force_insert=True)
