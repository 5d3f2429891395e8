"""The formats in which harvesters may ask for records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from research.exports.dublin_core import OAI_DC_SCHEMA, oai_dc_element
from research.exports.table import OAI_DC_NAMESPACE
from research.oai import openaire
from research.oai.protocol import Problem
from research.record import Record


@dataclass(frozen=True)
class Format:
    """A format under its prefix; `build` returns the root of a record's metadata."""

    prefix: str
    schema: str
    namespace: str
    build: Callable[[Record], Element]


FORMATS = {
    known.prefix: known
    for known in (
        Format(
            prefix="oai_dc",
            schema=OAI_DC_SCHEMA,
            namespace=OAI_DC_NAMESPACE,
            build=oai_dc_element,
        ),
        Format(
            prefix="oai_openaire",
            schema=openaire.SCHEMA,
            namespace=openaire.OAIRE,
            build=openaire.openaire_element,
        ),
    )
}

UNKNOWN = Problem("cannotDisseminateFormat", f"Records are given out as {' and '.join(FORMATS)}.")
