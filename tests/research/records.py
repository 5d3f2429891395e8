"""Records to try citations and exports on: each shows what a real publication of the mission may look like."""

from __future__ import annotations

from dataclasses import replace

from research.record import Organisation, Person, Record, RecordFile, Reference
from site_config.languages.partial_dates import PartialDate

SITE = "https://site.example"

#: Two authors, a month, a file: the simplest complete record.
ENGLISH = Record(
    number=10,
    language="en",
    original_language="en",
    title="Environmental Degradation, Migration & Rural Vulnerabilities in Tajikistan",
    title_language="en",
    permalink=f"{SITE}/id/publication/10/en",
    page_url=f"{SITE}/en/research/environmental-degradation/",
    list_url=f"{SITE}/en/research/",
    publisher="International Organization for Migration, Mission in Tajikistan",
    corporate_author="International Organization for Migration",
    authors=(Person("Olimova", "Saodat"), Person("Olimov", "Muzaffar", orcid="0000-0002-1825-0097")),
    date=PartialDate(2012, 5),
    abstract="How a changing environment moves people <in> the valleys & mountains. 47% of 100 households were asked.",
    abstract_language="en",
    keywords=("Environment and displacement", "Labour migration"),
    keywords_language="en",
    topics=("environment", "labour-migration"),
    series="Tajikistan Studies",
    report_number="TJ-2012/05",
    isbn="978-92-9068-163-2",
    place="Dushanbe",
    licence="https://creativecommons.org/licenses/by-nc-nd/3.0/igo/",
    printed_pages=120,
    files=(
        RecordFile(
            url=f"{SITE}/en/research/environmental-degradation/environmental-degradation-en.pdf",
            media_type="application/pdf",
            languages=("en",),
            size=1_258_291,
            pages=124,
            sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ),
    versions=(
        Reference(
            permalink=f"{SITE}/id/publication/10/ru",
            page_url=f"{SITE}/ru/research/environmental-degradation/",
            title="Деградация окружающей среды, миграция и уязвимость сёл в Таджикистане",
            language="ru",
        ),
    ),
)

#: The Russian edition of the same publication, without a file; names and words in Cyrillic.
RUSSIAN = replace(
    ENGLISH,
    language="ru",
    title="Деградация окружающей среды, миграция и уязвимость сёл в Таджикистане",
    title_language="ru",
    permalink=f"{SITE}/id/publication/10/ru",
    page_url=f"{SITE}/ru/research/environmental-degradation/",
    list_url=f"{SITE}/ru/research/",
    publisher="Международная организация по миграции, Миссия в Таджикистане",
    corporate_author="Международная организация по миграции",
    authors=(Person("Олимова", "Саодат"), Person("Олимов", "Музаффар")),
    abstract="Как меняющаяся природа заставляет людей переезжать.",
    abstract_language="ru",
    keywords=("Окружающая среда и перемещение", "Трудовая миграция"),
    keywords_language="ru",
    place="Душанбе",
    files=(),
    versions=(
        Reference(
            permalink=ENGLISH.permalink, page_url=ENGLISH.page_url, title=ENGLISH.title, language=ENGLISH.language
        ),
    ),
)

#: A Tajik original with the six letters, an organisation as author, only a year.
TAJIK = Record(
    number=24,
    language="tg",
    original_language="tg",
    title="Ғамхорӣ ба муҳоҷирон: роҳнамо барои ҷамоатҳо",
    title_language="tg",
    permalink=f"{SITE}/id/publication/24/tg",
    page_url=f"{SITE}/tg/research/gamkhori/",
    list_url=f"{SITE}/tg/research/",
    publisher="Созмони байналмилалии муҳоҷират, Намояндагӣ дар Тоҷикистон",
    corporate_author="Созмони байналмилалии муҳоҷират",
    authors=(Organisation("Маркази таҳқиқоти «Шарқ»"),),
    date=PartialDate(2019),
    kind="guide",
    abstract="Роҳнамо барои кормандони ҷамоат.",
    abstract_language="tg",
    place="Душанбе",
)

#: The least that is known of a publication: a title and a language. Twenty of the mission's records are much like it.
BARE = Record(
    number=1,
    language="en",
    original_language="en",
    title="Research on Internal Trafficking in Persons in Tajikistan",
    title_language="en",
    permalink=f"{SITE}/id/publication/1/en",
    page_url=f"{SITE}/en/research/internal-trafficking/",
    list_url=f"{SITE}/en/research/",
    publisher="International Organization for Migration, Mission in Tajikistan",
    corporate_author="International Organization for Migration",
)

RECORDS = {"english": ENGLISH, "russian": RUSSIAN, "tajik": TAJIK, "bare": BARE}
