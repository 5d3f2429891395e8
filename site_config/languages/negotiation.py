"""Choose a language of the site from a browser's `Accept-Language` header (RFC 9110, section 12.5.4)."""

from __future__ import annotations

import re

from site_config.languages.codes import CODES, SOURCE

# Browsers send some 10 ranges in under 200 characters. What is longer is read up to here, so that a hostile header
# costs no more than an honest one.
MAX_LENGTH = 1000
MAX_RANGES = 30

_RANGE = re.compile(
    r"(?P<language>\*|[a-z]{1,8})(?:-[a-z0-9]{1,8})*\s*(?:;\s*q\s*=\s*(?P<quality>1(?:\.0{0,3})?|0(?:\.[0-9]{0,3})?))?",
    re.IGNORECASE | re.ASCII,
)


def negotiate(accept_language_header: str) -> str:
    """
    Return the code of our language that the header asks for most, and English when none fits.

    Only the language itself counts, not its country or script: `tg-TJ` and `tg-Cyrl` are `tg`. Of two equally wanted
    languages the first named wins. Parts that cannot be understood are ignored; nothing is raised.
    """
    wanted: dict[str, float] = {}
    for part in accept_language_header[:MAX_LENGTH].split(",")[:MAX_RANGES]:
        if match := _RANGE.fullmatch(part.strip()):
            language = match["language"].lower()
            wanted[language] = max(wanted.get(language, 0.0), float(match["quality"] or 1))
    if "*" in wanted:
        # "Any other language": of those not named, the first of ours, which is English unless English is refused.
        others = wanted.pop("*")
        wanted |= {code: others for code in CODES if code not in wanted}
    ours = {code: quality for code, quality in wanted.items() if code in CODES and quality > 0}
    # `max` keeps the first of equals, and a dict keeps the order of the header.
    return max(ours, key=ours.__getitem__, default=SOURCE)
