"""Which of our languages a text is in, from its own words."""

from __future__ import annotations

import pytest

from site_config.languages.detection import languages_of

pytestmark = pytest.mark.once

ENGLISH = (
    "Many families in the valley depend on the money that relatives send from abroad. This report describes how they"
    " spend it, which risks they see, and what the government can do for those who return."
)
RUSSIAN = (
    "Многие семьи в долине живут на деньги, которые родственники присылают из-за рубежа. В отчёте описано, как они"
    " расходуются, какие трудности видят люди и что государство может сделать для тех, кто вернулся."
)
TAJIK = (
    "Бисёр оилаҳо дар водӣ аз ҳисоби маблағҳое зиндагӣ мекунанд, ки хешовандон аз хориҷа мефиристанд. Дар ҳисобот"
    " нишон дода шудааст, ки ин маблағҳо барои чӣ сарф мешаванд ва давлат ба баргаштагон чӣ гуна кумак мекунад."
)
OTHERS = {
    "Uzbek": "Бу ҳисоботда водийдаги оилалар чет элдан юборилган пуллар билан қандай яшаши кўрсатилган. Унинг учун"
    " йилда бир марта сўров ўтказилади ва натижалар бўйича хулоса чиқарилади, бу эса давлат учун муҳим.",
    "Ukrainian": "Багато родин у долині живуть на гроші, які родичі надсилають з-за кордону. У звіті описано, як їх"
    " витрачають, які труднощі бачать люди і що держава може зробити для тих, хто повернувся.",
    "Bulgarian": "Много семейства в долината живеят от парите, които роднини изпращат от чужбина. В доклада е описано"
    " как ги харчат, какви трудности виждат хората и какво може да направи държавата за тези, които се връщат.",
    "Serbian": "Многе породице у долини живе од новца који им рођаци шаљу из иностранства. У извештају је описано како"
    " га троше, које тешкоће виде људи и шта држава може да учини за оне који су се вратили на село.",
    "German": "Viele Familien im Tal leben von dem Geld, das Verwandte aus dem Ausland schicken. Der Bericht zeigt,"
    " wofür sie es ausgeben, welche Gefahren sie sehen und was der Staat für die Rückkehrer tun kann.",
    "French": "Beaucoup de familles de la vallée vivent de l’argent que leurs proches envoient de l’étranger. Le texte"
    " décrit comment elles le dépensent et ce que l’État peut faire pour ceux qui reviennent au pays.",
}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        (ENGLISH, ("en",)),
        (RUSSIAN, ("ru",)),
        (TAJIK, ("tg",)),
        (RUSSIAN + "\n" + ENGLISH, ("en", "ru")),
        (TAJIK + "\n" + RUSSIAN, ("ru", "tg")),
        ("\n".join((ENGLISH, RUSSIAN, TAJIK)), ("en", "ru", "tg")),
        (RUSSIAN.upper(), ("ru",)),
    ],
)
def test_text_is_recognised(text: str, languages: tuple[str, ...]) -> None:
    assert languages_of(text) == languages


def test_columns_in_two_languages_are_told_apart() -> None:
    russian, tajik = (text.split(". ") for text in (RUSSIAN, TAJIK))
    turns = "\n".join(line for pair in zip(russian, tajik, strict=True) for line in pair)
    assert languages_of(turns * 3) == ("ru", "tg")


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_none_of_ours(language: str) -> None:
    assert languages_of(OTHERS[language] * 3) == ()


@pytest.mark.parametrize("text", ["", "IOM 2012", "The end of the road", "Отчёт для людей на работе", "17 " * 500])
def test_too_little_text_tells_nothing(text: str) -> None:
    assert languages_of(text) == ()


def test_a_few_sources_in_another_language_do_not_count() -> None:
    sources = "Доклад о развитии. Душанбе, 2010. Отчёт для министерства о миграции за 2011 год, с. 5.\n"
    assert languages_of(ENGLISH * 20 + sources * 4) == ("en",)


def test_mostly_other_text_with_an_english_summary_is_english() -> None:
    assert languages_of(OTHERS["German"] * 4 + ENGLISH * 3) == ("en",)
