"""
Resumption tokens: the place in a list from which a harvester goes on.

Nothing is kept on the server. A token carries the question and the last entry that was shown, so that it means the same
whenever and however often it is used, and is signed, so that only places we gave out are believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing

from research.oai.protocol import Problem, ProtocolError, Question

#: Another word when the content of tokens changes: old ones are refused then, and the harvester starts again.
_SIGNER = "research.oai.tokens.1"


@dataclass(frozen=True)
class Place:
    """
    A place in the list that a verb and its arguments describe.

    `after` is the key of the last entry shown, None at the beginning; `cursor` is the number of entries before it.
    """

    verb: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    after: Any = None
    cursor: int = 0

    def next(self, after: Any, shown: int) -> Place:
        """Return the place after `shown` more entries, the last of which has the key `after`."""
        return Place(self.verb, self.arguments, after, self.cursor + shown)


def token_of(place: Place) -> str:
    """Return the token for a place; `after` must be made of numbers, texts and lists."""
    content = [place.verb, dict(place.arguments), place.after, place.cursor]
    return signing.Signer(salt=_SIGNER).sign_object(content)


def place_asked(question: Question) -> Place:
    """Return the place from which a list is asked; raise ProtocolError when its token is not one for this verb."""
    token = question.arguments.get("resumptionToken")
    if token is None:
        return Place(question.verb, question.arguments)
    try:
        place = Place(*signing.Signer(salt=_SIGNER).unsign_object(token))
    except signing.BadSignature:
        place = None
    if place is None or place.verb != question.verb:
        raise ProtocolError(Problem("badResumptionToken", "No such token was given out for this verb; start again."))
    return place
