"""What harvesters are told of the repository as a whole: who it is, which formats and which sets it has."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Min

from research.exports.dublin_core import XSI
from research.models import CatalogueRecord
from research.oai.formats import FORMATS
from research.oai.identifiers import identifier_of, repository
from research.oai.protocol import Question
from research.oai.resumption import PAGE, resumption
from research.oai.tokens import place_asked
from research.oai.xml import element, utc
from site_config.topics.models import all_topics

#: The protocol's words are English, and so are names that stand among them.
NAME = "Publications of the International Organization for Migration, Mission in Tajikistan"

_OAI_IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"

#: The sets that are always there, in no need of an entry.
_SETS = {
    "lang": "By language",
    "lang:en": "In English",
    "lang:ru": "In Russian",
    "lang:tg": "In Tajik",
    "openaire": "OpenAIRE",
    "publications": "All publications",
    "topic": "By topic",
}


def identify(base_url: str, moment: datetime) -> str:
    """Answer Identify; `base_url` is the address that was asked."""
    earliest = CatalogueRecord.objects.aggregate(earliest=Min("datestamp"))["earliest"]
    content = [
        element("repositoryName", NAME),
        element("baseURL", base_url),
        element("protocolVersion", "2.0"),
        element("adminEmail", settings.CONTACT_EMAIL),
        element("earliestDatestamp", utc(earliest or moment)),
        element("deletedRecord", "persistent"),
        element("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        element("description", [_oai_identifier()]),
    ]
    return element("Identify", content)


def _oai_identifier() -> str:
    attributes = {
        "xmlns": _OAI_IDENTIFIER,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{_OAI_IDENTIFIER} {_OAI_IDENTIFIER}.xsd",
    }
    content = [
        element("scheme", "oai"),
        element("repositoryIdentifier", repository()),
        element("delimiter", ":"),
        element("sampleIdentifier", identifier_of(1, "en")),
    ]
    return element("oai-identifier", content, attributes)


def list_formats() -> str:
    """Answer ListMetadataFormats: every record, deleted ones too, is known in every format."""
    return element(
        "ListMetadataFormats",
        (
            element(
                "metadataFormat",
                [
                    element("metadataPrefix", known.prefix),
                    element("schema", known.schema),
                    element("metadataNamespace", known.namespace),
                ],
            )
            for known in FORMATS.values()
        ),
    )


def list_sets(question: Question) -> str:
    """Answer ListSets with every topic by its English name, also where no publication has it yet; one query."""
    place = place_asked(question)
    # Later ones win: English names come last.
    names = {f"topic:{topic.slug}": str(topic) for topic in all_topics("en")} | _SETS
    remaining = sorted(spec for spec in names if place.after is None or spec > place.after)
    page = remaining[:PAGE]
    onward = place.next(page[-1], len(page)) if len(remaining) > len(page) else None
    sets = [element("set", [element("setSpec", spec), element("setName", names[spec])]) for spec in page]
    return element("ListSets", [*sets, resumption(place, onward, len(remaining))])
