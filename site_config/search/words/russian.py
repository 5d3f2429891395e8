"""The stem of a Russian word: Snowball, mended where it gives one word several stems."""

from __future__ import annotations

import re

from site_config.search.words.snowball import snowball_russian

#: Words whose forms have little in common, each form under the key of the first.
_IRREGULAR: dict[str, str] = {
    form: forms.split()[0]
    for forms in (
        "ребенок ребенка ребенку ребенком ребенке дети детей детям детьми детях",
        "люди людей людям людьми людях",
        "человек человека человеку человеком человеке",
        "мать матери матерью матерей матерям матерями матерях",
        "дочь дочери дочерью дочерей дочерям дочерями дочерьми дочерях",
        "деньги денег деньгам деньгами деньгах",
        "время времени временем времена времен временам временами временах",
        "день дня дню днем дне дни дней дням днями днях",
        "заем займ займа займу займом займе займы займов займам займами займах",
        "число числа числу числом числе чисел числам числами числах",
        "письмо письма письму письмом письме писем письмам письмами письмах",
        "сестра сестры сестре сестру сестрой сестер сестрам сестрами сестрах",
        "путь пути путем путей путям путями путях",
        "село села селу селом селе сел селам селами селах",
        "брат брата брату братом брате братья братьев братьям братьями братьях",
        "муж мужа мужу мужем муже мужья мужей мужьям мужьями мужьях",
        "друг друга другу другом друге друзья друзей друзьям друзьями друзьях",
        "семья семьи семье семью семьей семей семьям семьями семьях",
        "судья судьи судье судью судьей судей судьям судьями судьях",
        "уровень уровня уровню уровнем уровне уровни уровней уровням уровнями уровнях",
        "земля земли земле землю землей земель землям землями землях",
        "деревня деревни деревне деревню деревней деревень деревням деревнями деревнях",
        "сын сына сыну сыном сыне сыновья сыновей сыновьям сыновьями сыновьях",
    )
    for form in forms.split()
}

#: Beginnings of nouns whose ends Snowball takes for those of verbs (видит, видим, виден).
_NOUNS = (
    "актив|альтернатив|аноним|архив|аудит|бюллетен|визит|вокзал|генерал|депозит|дефицит|диплом|"
    "журнал|замен|защит|измен|инициатив|интервал|ислам|канал|капитал|квартал|коллектив|кооператив|"
    "кредит|криминал|лимит|материал|монах|мотив|начал|норматив|обвал|обмен|объем|опыт|основ|остров|"
    "отзыв|перелом|перемен|перерыв|персонал|перспектив|подъем|портал|потенциал|прием|призыв|проблем|"
    "провал|прорыв|профил|профицит|режим|реклам|сигнал|симптом|систем|терминал|транзит|феномен|"
    "филиал|финал|элит"
)
_NOUN = re.compile(rf"^({_NOUNS})(?:а|о|у|ом|ой|ою|е|ы|и|ь|я|ю|ем|ей|ов|ам|ами|ах|ям|ями|ях)?$")
# Рахмонова as Рахмонов, whose -ов Snowball takes for a plural's; the case in -овой is also that of «трудовой».
_SURNAME = re.compile(r"(?<=[а-я]{3}[ое]в)[аеуы]$")


def russian_stem(word: str) -> str:
    """Return the stem of a spelled Russian word."""
    word = word.replace("ё", "е")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if noun := _NOUN.match(word):
        return noun[1]
    word = _SURNAME.sub("", word)
    return _without_fleeting_vowel(_with_its_n(word, snowball_russian(word)))


def _with_its_n(word: str, stem: str) -> str:
    """
    Return the stem of a noun in -ан with its last letter.

    Snowball takes Таджикистан, Таджикистана and органы for short participles as in «сделан», «сделана», «сделаны» and
    leaves таджикиста, but Таджикистане is nothing of that kind and becomes таджикистан.
    """
    if len(stem) < len(word) and stem.endswith(("а", "я")) and word[len(stem)] == "н":
        stem += "н"
    # гражданин is one of the граждане.
    return stem[:-2] if stem.endswith(("анин", "янин")) and len(stem) > 6 else stem


def _without_fleeting_vowel(stem: str) -> str:
    """Return беженц for беженец, рынк for рынок and оценк for оценок, whose other forms have no vowel there."""
    if len(stem) < 5:
        return stem
    if stem.endswith("ец"):
        before = stem[:-2]
        return (before[:-1] if before.endswith("ь") else before) + ("йц" if before[-1] in "аеиоуыэюя" else "ц")
    if stem.endswith("льц"):
        return stem[:-2] + "ц"
    if stem.endswith("ок"):
        return stem[:-2] + "к"
    if stem.endswith("ек") and stem[-3] in "жшчщй":
        return stem[:-2] + "к"
    return stem
