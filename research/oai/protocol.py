"""
What a harvester may ask, and what is wrong with what it asks (OAI-PMH 2.0, sections 3.1.1, 3.3.1, 3.6 and 4).

Pure: names and values in, a question or the protocol's own errors out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Code = Literal[
    "badArgument",
    "badResumptionToken",
    "badVerb",
    "cannotDisseminateFormat",
    "idDoesNotExist",
    "noRecordsMatch",
]


@dataclass(frozen=True)
class Problem:
    """One error of the protocol, with a sentence for the person who reads a harvester's log."""

    code: Code
    message: str


class ProtocolError(Exception):
    """Everything that is wrong with a question; at least one problem."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Rule:
    """The arguments of a verb. With `is_list` it takes a resumptionToken instead of all others."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_list: bool = False


_SELECTION = Rule(required=("metadataPrefix",), optional=("from", "until", "set"), is_list=True)

VERBS: dict[str, Rule] = {
    "GetRecord": Rule(required=("identifier", "metadataPrefix")),
    "Identify": Rule(),
    "ListIdentifiers": _SELECTION,
    "ListMetadataFormats": Rule(optional=("identifier",)),
    "ListRecords": _SELECTION,
    "ListSets": Rule(is_list=True),
}

#: An absolute URI, or a relative one whose first part holds no colon (RFC 3986), without brackets and fragment.
_URI = re.compile(
    r"""
    (?: [A-Za-z][A-Za-z0-9+.\-]* : (?: //[A-Za-z0-9.\-]+ (?![^/?]) )? (?!//) | (?! [^/?]*: | // ) )
    (?: [A-Za-z0-9\-._~:/?@!$&'()*+,;=] | %[0-9A-Fa-f]{2} )+
    """,
    re.VERBOSE,
)
#: The forms of values that answers repeat as attributes, by the protocol's schema.
_FORMS = {
    "metadataPrefix": re.compile(r"[A-Za-z0-9\-_.!~*'()]+"),
    "set": re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*"),
    "identifier": _URI,
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True)
class Question:
    """A verb with arguments that are allowed, complete and well formed; `arguments` does not hold the verb."""

    verb: str
    arguments: Mapping[str, str]


@dataclass(frozen=True)
class Window:
    """The time in which the records asked for last changed; both ends belong to it, None is open."""

    since: datetime | None = None
    until: datetime | None = None


def read_question(fields: Iterable[tuple[str, Sequence[str]]]) -> Question:
    """Return what the names and values of a request ask; raise ProtocolError with all that is wrong with them."""
    given = {name: list(values) for name, values in fields}
    verb = _verb(given.pop("verb", []))
    rule = VERBS[verb]
    known = {*rule.required, *rule.optional, *(["resumptionToken"] if rule.is_list else [])}
    problems = []
    if unknown := sorted(set(given) - known):
        problems.append(f"{verb} has no such arguments: {', '.join(map(repr, unknown[:5]))[:200]}.")
    problems += [f"The argument {name} is repeated." for name in sorted(known) if len(given.get(name, [])) > 1]
    arguments = {name: given[name][0] for name in sorted(known) if given.get(name)}
    if "resumptionToken" not in given:
        problems += [f"The argument {name} is missing." for name in rule.required if name not in arguments]
    elif len(arguments) > 1:
        problems.append("A resumptionToken stands alone: it carries all other arguments.")
    problems += _malformed(arguments)
    if problems:
        raise ProtocolError(*(Problem("badArgument", message) for message in problems))
    return Question(verb, arguments)


def _verb(values: list[str]) -> str:
    if len(values) == 1 and values[0] in VERBS:
        return values[0]
    fault = "is repeated" if len(values) > 1 else "is none of the protocol's" if values else "is missing"
    raise ProtocolError(Problem("badVerb", f"The verb {fault}; it must be one of {', '.join(VERBS)}."))


def _malformed(arguments: Mapping[str, str]) -> list[str]:
    problems = [
        f"The value of {name} is not well formed."
        for name, form in _FORMS.items()
        if name in arguments and not form.fullmatch(arguments[name])
    ]
    try:
        window_of(arguments)
    except ValueError as error:
        problems.append(str(error))
    return problems


def window_of(arguments: Mapping[str, str]) -> Window:
    """
    Return the window that `from` and `until` describe: days in UTC, a day in `until` to its last second, or seconds.

    Raises ValueError, with a sentence that says why, for what is no date, a mixture of both and an end before the
    start.
    """
    since, until = arguments.get("from"), arguments.get("until")
    window = Window(_moment("from", since, "00:00:00"), _moment("until", until, "23:59:59"))
    if since and until and len(since) != len(until):
        raise ValueError("The arguments from and until must both be days or both be seconds.")
    if window.since and window.until and window.since > window.until:
        raise ValueError("The argument from must not be later than until.")
    return window


def _moment(name: str, text: str | None, time: str) -> datetime | None:
    if text is None:
        return None
    if _DAY.fullmatch(text):
        text = f"{text}T{time}Z"
    if _SECOND.fullmatch(text):
        try:
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            pass
    raise ValueError(f"The value of {name} is no date: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, in UTC.")
