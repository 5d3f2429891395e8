from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.utils import translation

from site_config.languages.partial_dates import PartialDate, PartialDateFormField


class DatedForm(forms.Form):
    published_on = PartialDateFormField(required=False)


def _form(year: str = "", month: str = "", day: str = "", required: bool = False, **kwargs: Any) -> DatedForm:
    names = ("published_on_year", "published_on_month", "published_on_day")
    form = DatedForm(dict(zip(names, (year, month, day), strict=True)), **kwargs)
    form.fields["published_on"].required = required
    return form


class _Controls(HTMLParser):
    """Reads names, values and labels of the inputs in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.values: dict[str, str | None] = {}
        self.labels: dict[str | None, str] = {}
        self.options: list[str] = []
        self._place: tuple[str, str | None] = ("", None)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in ("input", "select"):
            self.attributes[str(known["name"])] = known
        if tag == "input":
            self.values[str(known["name"])] = known.get("value") or ""
        if tag == "option" and "selected" in known:
            self.values[list(self.attributes)[-1]] = known["value"]
        self._place = (tag, known.get("for"))

    def handle_data(self, data: str) -> None:
        tag, target = self._place
        if tag == "label":
            self.labels[target] = data
        if tag == "option":
            self.options.append(data)
        self._place = ("", None)

    def label_of(self, name: str) -> str:
        return self.labels[self.attributes[name]["id"]]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("", "", ""), None),
        ((" 2012 ", "", ""), PartialDate(2012)),
        (("2012", "5", ""), PartialDate(2012, 5)),
        (("2012", "5", "07"), PartialDate(2012, 5, 7)),
    ],
)
def test_three_inputs_become_a_date(typed: tuple[str, str, str], value: PartialDate | None) -> None:
    form = _form(*typed)
    assert form.is_valid()
    assert form.cleaned_data["published_on"] == value


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        (("2012", "", "5"), "needs a month"),
        (("2011", "2", "31"), "no such day"),
        (("", "5", ""), "year too"),
        (("", "", "5"), "year too"),
        (("20I2", "", ""), "four figures"),
        (("12", "", ""), "between 1900 and 2100"),
        (("99999", "", ""), "four figures"),
        (("2012", "13", ""), "between 1 and 12"),
        (("2012", "May", ""), "from the list"),
        (("2012", "5", "first"), "in figures"),
        (("2012", "5", "0"), "no such day"),
    ],
)
def test_mistake_is_told_in_words_and_nothing_typed_is_lost(typed: tuple[str, str, str], word: str) -> None:
    form = _form(*typed)
    (message,) = form.errors["published_on"]
    assert word in message
    shown = _Controls(str(form["published_on"])).values
    months = {"", *map(str, range(1, 13))}
    assert shown["published_on_year"] == typed[0]
    assert shown["published_on_day"] == typed[2]
    assert typed[1] not in months or shown["published_on_month"] == typed[1]


def test_required_date_needs_a_year_only() -> None:
    assert not _form(required=True).is_valid()
    assert _form("2012", required=True).is_valid()
    assert "required" not in str(_form(required=True)["published_on"])


def test_every_input_has_its_own_label() -> None:
    controls = _Controls(str(_form()["published_on"]))
    names = {name: controls.label_of(name) for name in controls.attributes}
    assert names == {"published_on_year": "Year", "published_on_month": "Month", "published_on_day": "Day"}


def test_months_are_named_in_the_editors_language() -> None:
    with translation.override("ru"):
        options = _Controls(str(_form()["published_on"])).options
    assert len(options) == 13
    assert options[1:3] == ["Январь", "Февраль"]


@pytest.mark.parametrize("initial", [PartialDate(2012, 5), "2012-05"])
def test_stored_date_fills_the_inputs(initial: PartialDate | str) -> None:
    form = DatedForm(initial={"published_on": initial})
    assert list(_Controls(str(form["published_on"])).values.values()) == ["2012", "5", ""]


def test_only_a_real_change_counts_as_one() -> None:
    initial = {"published_on": PartialDate(2012, 5)}
    assert not _form("2012", "5", initial=initial).has_changed()
    assert _form("2012", initial=initial).has_changed()
    assert _form("nonsense", initial=initial).has_changed()
    assert not _form(initial={"published_on": None}).has_changed()
