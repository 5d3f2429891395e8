"""The columns of a catalogue: one table, from which headers are read and the template is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """
    A column by the name that problems call it by; `other_names` are headers that mean the same, Russian ones first.

    `examples` stand in the template, in rows that are never imported.
    """

    name: str
    other_names: tuple[str, ...]
    help: Any
    examples: tuple[str, str] = ("", "")
    #: Whether line breaks are kept.
    is_long: bool = False


COLUMNS = (
    Column(
        "number",
        ("номер", "№"),
        _("The permanent number of a publication that is on the site already. Empty for a new one."),
    ),
    Column(
        "title",
        ("название", "заголовок", "title (english)"),
        _("The English title. Where it is empty, the original title stands in for it."),
        ("An example of a report", "An example of a study"),
    ),
    Column("subtitle", ("подзаголовок",), _("The English subtitle."), ("What an example may say", "")),
    Column(
        "original_title",
        ("оригинальное название", "название оригинала"),
        _("The title as printed on the publication, where it is not the English one."),
        ("", "Пример исследования"),
    ),
    Column(
        "original_language",
        ("язык оригинала", "original language"),
        _("The language in which it was written: en, ru or tg. Empty means English."),
        ("en", "ru"),
    ),
    Column(
        "kind",
        ("вид", "тип", "type"),
        _("Report, study, assessment, proceedings, guide or paper. Empty means report."),
        ("report", "study"),
    ),
    Column(
        "date",
        ("дата", "год", "year", "published"),
        _("As precisely as the publication gives it: 2012, 2012-05 or 2012-05-31; also 05/2012 and 31.05.2012."),
        ("2012-05", "2009"),
    ),
    Column(
        "authors",
        ("авторы", "автор", "author"),
        _(
            "“Family, Given” for a person, parted by semicolons: Family, Given; Family, Given. "
            "An organisation stands in braces: {Name of the organisation}."
        ),
        ("Family, Given; {Name of an organisation}", "Фамилия, Имя"),
    ),
    Column("editors", ("редакторы", "редактор", "editor"), _("Written as authors are.")),
    Column("publisher", ("издатель", "издательство"), _("Empty where the mission itself is the publisher."), ("", "")),
    Column("place", ("место издания", "место", "город"), _("The city that the imprint names."), ("Dushanbe", "")),
    Column("funder", ("финансирование", "донор"), _("Several are parted by semicolons.")),
    Column("series", ("серия",), _("The name of the series.")),
    Column("report_number", ("номер отчёта", "report number"), _("The number of the report in its series.")),
    Column("isbn", (), _("With or without hyphens."), ("", "")),
    Column("issn", (), _("Of the series.")),
    Column("doi", (), _("Such as 10.1234/abc.")),
    Column("printed_pages", ("страницы", "страниц", "pages"), _("The number of pages."), ("132", "84")),
    Column(
        "region",
        ("регион", "область"),
        _("Where it is about one region of the country: its name, or its code such as TJ-SU."),
        ("", "TJ-SU"),
    ),
    Column(
        "licence",
        ("лицензия", "license"),
        _("Its name or address, only where the publication itself names one: CC BY-NC-ND 3.0 IGO."),
    ),
    Column(
        "abstract",
        ("аннотация", "резюме", "summary"),
        _("Two or three sentences. A publication without them stays a draft."),
        ("Two or three sentences in English.", "Two or three sentences in English."),
        is_long=True,
    ),
    Column("contents", ("содержание", "оглавление"), _("One chapter per line: Introduction | 5"), is_long=True),
    Column("disclaimer", ("оговорка",), _("The disclaimer of the publication."), is_long=True),
    Column("note", ("примечание", "notes"), _("What a reader must know."), is_long=True),
    Column(
        "topics",
        ("темы", "тема", "topic", "keywords"),
        _("Names or slugs of topics of this site, parted by semicolons."),
    ),
    Column(
        "editions",
        ("издания", "издание"),
        _(
            "Languages and file of each edition, parted by semicolons: en: report.pdf; ru: otchet.pdf. "
            "One file in two languages: en ru: both.pdf. Without a file: tg."
        ),
        ("en: example.pdf; ru: primer.pdf; tg", ""),
    ),
    Column(
        "languages",
        ("языки", "язык", "language"),
        _("Instead of editions, where there is only one: its languages."),
        ("", "ru"),
    ),
    Column("file", ("файл", "pdf"), _("Instead of editions, where there is only one: its file."), ("", "primer.pdf")),
    Column(
        "replaced_by",
        ("заменено на", "replaced by"),
        _("The publication to read instead: its permanent number, ISBN or DOI."),
    ),
    Column("slug", ("слаг", "адрес"), _("The last part of the page's address. Empty lets the site make it.")),
)

BY_NAME = {column.name: column for column in COLUMNS}
#: By which a row may say which publication it is about; a catalogue needs one of them.
TELLING = ("title", "original_title", "number", "isbn", "doi", "slug")


def plain_header(text: str) -> str:
    """Return a header in the form in which headers are compared."""
    return " ".join(text.replace("_", " ").casefold().replace("ё", "е").split()).rstrip(":*")


BY_HEADER = {plain_header(name): column.name for column in COLUMNS for name in (column.name, *column.other_names)}
