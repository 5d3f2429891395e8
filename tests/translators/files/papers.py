"""Papers to try files on, with what real sentences and real typing bring along."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from site_config.translators.files.papers import Paper, State, Unit, key_of, revision_of

TRANSLATION = UUID("6d1b8ab1-4b3f-4f0f-9df6-0f6fd2d1a6b4")
MADE_AT = datetime(2026, 11, 28, 9, 30, 15, 123456, tzinfo=UTC)

#: English as wagtail-localize keeps it, and its translation.
TRICKY = [
    ("Plain words", "Простые слова"),
    ("Migration in Khujand", "Муҳоҷират дар Хуҷанд: ғ ӣ қ ӯ ҳ ҷ Ғ Ӣ Қ Ӯ Ҳ Ҷ"),
    ('He said "yes"', 'Он сказал: «да», „нет“ и "может быть"'),
    ("Two\nlines", "Две\nстроки"),
    ("Tab\there", "Табуляция\tздесь"),
    ("C:\\new\\table \\n", "C:\\новая\\таблица \\t"),
    ("10\u00a0000 somoni", "10\u00a0000 сомонӣ\u202f%"),
    ("Thanks 🙂", "Спасибо 👩‍👩‍👧 🇹🇯"),
    ("Persian: \u202bسلام\u202c", "Форсӣ: \u202bسلام\u202c"),
    ("Research &amp; development &lt;b&gt;", "Наука &amp; развитие &lt;b&gt;"),
    ("Q&amp;A", "Вопросы&amp;Ответы"),
    ('See <a id="a1">the <b>law</b></a>, <i>art. 5</i><br/>and more', 'См. <a id="a1"><b>закон</b></a><br/>и др.'),
    ("Word " * 800, "Слово " * 800),
    ("A separator\u2028inside\u2029and\x85here", "Разделитель\u2028внутри\u2029и\x85здесь"),
    ("100% of %(n)s {name}", "100 % из %(n)s {name}"),
    ("#, fuzzy", "#~ msgid"),
    ("]]&gt; &lt;!-- x --&gt;", "]]&gt; &lt;!-- икс --&gt;"),
    (" Spaces at both ends ", " Пробелы с обеих сторон "),
]


def unit(source: str, target: str = "", *, path: str = "body.4f1c.text", order: int = 0, **others: object) -> Unit:
    """Return a sentence; with a translation it counts unless `state` says otherwise."""
    state = State.DONE if target else State.UNTRANSLATED
    return replace(Unit(key_of(path, order), source, target, state), **others)


def paper(*units: Unit, **others: object) -> Paper:
    """Return the paper of one Russian page with these sentences."""
    plain = Paper(
        translation=TRANSLATION,
        language="ru",
        title="The road home: “migrants”",
        url="https://site.example/en/news/the-road-home/",
        revision=revision_of(units),
        made_at=MADE_AT,
        units=units,
    )
    return replace(plain, **others)


def tricky_paper() -> Paper:
    """Return a paper with all that is tricky: done, then fuzzy with the old English, then untranslated and repeated."""
    done = [unit(source, target, order=number) for number, (source, target) in enumerate(TRICKY)]
    fuzzy = [
        unit(
            f"{source.strip()} anew",
            target.strip(),
            order=100 + number,
            state=State.FUZZY,
            previous_source=source,
            note="Story, second paragraph\nRussian: «слово»",
        )
        for number, (source, target) in enumerate(TRICKY)
    ]
    empty = [unit(source, order=200 + number) for number, (source, _target) in enumerate(TRICKY)]
    return paper(*done, *fuzzy, *empty, obsolete=(unit("Gone\nnow", "Ушло\nсовсем", order=300),))
