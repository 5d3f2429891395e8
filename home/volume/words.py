"""What generated pages say: words of the field, put together by chance, that never claim anything."""

from __future__ import annotations

import random

SUBJECTS = {
    "en": (
        "Labour migration",
        "Remittances",
        "Return and reintegration",
        "Families left behind",
        "Seasonal work",
        "Migration and climate",
        "Migrants' health",
        "Learning a trade abroad",
    ),
    "ru": (
        "Трудовая миграция",
        "Денежные переводы",
        "Возвращение и реинтеграция",
        "Семьи мигрантов",
        "Сезонный труд",
        "Миграция и климат",
        "Здоровье мигрантов",
        "Обучение ремеслу за рубежом",
    ),
    "tg": (
        "Муҳоҷирати меҳнатӣ",
        "Интиқоли маблағ",
        "Бозгашт ва ҳамгироӣ",
        "Оилаҳои муҳоҷирон",
        "Меҳнати мавсимӣ",
        "Муҳоҷират ва иқлим",
        "Саломатии муҳоҷирон",
        "Омӯзиши ҳунар дар хориҷа",
    ),
}
PLACES = {
    "en": ("Khatlon", "Sughd", "Badakhshan", "Dushanbe", "the Rasht valley", "the whole country"),
    "ru": ("Хатлон", "Согд", "Бадахшан", "Душанбе", "Раштская долина", "вся страна"),
    "tg": ("Хатлон", "Суғд", "Бадахшон", "Душанбе", "водии Рашт", "тамоми кишвар"),
}
MARKS = {"en": "generated", "ru": "создано программой", "tg": "сохтаи барнома"}
SENTENCES = {
    "en": (
        "This text was generated to try the site with many pages, and says nothing about migration.",
        "Nobody was asked, nothing was counted, and the place in the title could be any other.",
        "Abstracts differ in length, and so do these.",
        "Lists, exports and harvesters carry it as they carry any other.",
        "Where readers can see it, a benchmark was run on the wrong site.",
    ),
    "ru": (
        "Этот текст создан программой, чтобы проверить сайт на множестве страниц, и ничего не сообщает о миграции.",
        "Никого не опрашивали, ничего не считали, а место в заголовке могло быть любым другим.",
        "Аннотации бывают разной длины, и эти тоже.",
        "Списки, файлы для выгрузки и каталоги передают его как любой другой.",
        "Если его видят читатели, то проверку запустили не на том сайте.",
    ),
    "tg": (
        "Ин матн барои санҷидани сомона бо саҳифаҳои зиёд сохта шудааст ва дар бораи муҳоҷират чизе намегӯяд.",
        "Аз касе пурсида нашудааст, чизе ҳисоб нашудааст ва ҷойи дар сарлавҳа буда метавонист дигар бошад.",
        "Дарозии фишурдаҳо гуногун аст, аз они инҳо низ.",
        "Рӯйхатҳо, файлҳо ва феҳристҳо онро мисли ҳар матни дигар мебаранд.",
        "Агар хонандагон онро бинанд, санҷиш дар сомонаи нодуруст гузаронда шудааст.",
    ),
}
#: Numbered, so that none is anybody's name.
FAMILY_NAMES = {"en": "Author{}", "ru": "Автор{}", "tg": "Муаллиф{}"}
GIVEN_NAMES = {"en": "Generated", "ru": "Программный", "tg": "Сохта"}
ORGANISATIONS = {"en": "Generated organisation {}", "ru": "Программная организация {}", "tg": "Созмони сохта {}"}


def title(language: str, number: int, chance: random.Random) -> str:
    """Return a title that says by which number it was generated."""
    subject, place = chance.choice(SUBJECTS[language]), chance.choice(PLACES[language])
    return f"{subject}: {place} ({MARKS[language]}, {number})"


def text(language: str, chance: random.Random) -> str:
    """Return two to eight sentences, the first of which says what they are."""
    first, *others = SENTENCES[language]
    return " ".join([first, *chance.choices(others, k=chance.randrange(1, 8))])
