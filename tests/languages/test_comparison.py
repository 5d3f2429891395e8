"""The fields inside Wagtail's admin: panels, forms, comparison of revisions."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.html import strip_tags
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.telepath import JSContext

from site_config.languages.partial_dates import PartialDate, PartialDateWidget

RecordModel = type[ClusterableModel]


def _bound(record_model: RecordModel, data: dict[str, Any] | None = None, **panel_options: Any) -> Any:
    panels = [FieldPanel("published_on", **panel_options), FieldPanel("languages", **panel_options)]
    handler = ObjectList(panels).bind_to_model(record_model)
    instance = record_model(published_on=PartialDate(2012, 5), languages=("ru",))
    request = RequestFactory().get("/")
    form = handler.get_form_class()(data, instance=instance)
    return handler.get_bound_panel(instance=instance, request=request, form=form)


def test_admin_form_saves_both_fields(record_model: RecordModel) -> None:
    data = {"published_on_year": "2013", "published_on_month": "", "published_on_day": "", "languages": ["tg", "en"]}
    form = _bound(record_model, data).form
    assert form.is_valid(), form.errors
    saved = form.save()
    saved.refresh_from_db()
    assert (saved.published_on, saved.languages) == (PartialDate(2013), ("en", "tg"))


def test_unfinished_draft_may_lack_both(record_model: RecordModel) -> None:
    form = _bound(record_model, {}).form
    form.defer_required_fields()
    assert form.is_valid(), form.errors


def test_panel_shows_inputs_and_the_mistake(record_model: RecordModel) -> None:
    data = {"published_on_year": "2013", "published_on_month": "2", "published_on_day": "31"}
    html = _bound(record_model, data).render_html()
    assert 'value="31"' in html
    assert "This month has no such day." in html
    assert html.count('aria-invalid="true"') == 3


def test_read_only_panel_renders(record_model: RecordModel) -> None:
    text = strip_tags(_bound(record_model, read_only=True).render_html())
    assert "2012-05" in text
    assert "Русский" in text


def test_widget_can_be_sent_to_the_admins_scripts() -> None:
    packed = JSContext().pack(PartialDateWidget())
    assert packed["_type"] == "wagtail.widgets.Widget"
    assert "__NAME___year" in packed["_args"][0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            (PartialDate(2012, 5), ("en",)),
            (PartialDate(2013), ("en", "ru")),
            [
                '<span class="deletion">May 2012</span> <span class="addition">2013</span>',
                '<span class="deletion">English</span> <span class="addition">English, Русский</span>',
            ],
        ),
        (
            (None, ()),
            (PartialDate(2013), ("tg",)),
            [
                '<span class="deletion">Undated</span> <span class="addition">2013</span>',
                '<span class="addition">Тоҷикӣ</span>',
            ],
        ),
        ((None, ("tg",)), (None, ("tg",)), ["Undated", "Тоҷикӣ"]),
    ],
)
def test_comparison_shows_both_values_in_words(
    record_model: RecordModel, old: tuple[Any, ...], new: tuple[Any, ...], expected: list[str]
) -> None:
    before, after = (record_model(published_on=date, languages=codes) for date, codes in (old, new))
    factories = _bound(record_model).get_comparison()
    comparisons = [factory(before, after) for factory in factories]
    assert [comparison.htmldiff() for comparison in comparisons] == expected
    assert [comparison.has_changed() for comparison in comparisons] == [old[0] != new[0], old[1] != new[1]]
