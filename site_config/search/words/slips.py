"""Typing mistakes."""

from __future__ import annotations

#: Letters of a word from which one slip, and two slips, are forgiven.
ONE_SLIP = 5
TWO_SLIPS = 9


def slips_allowed(typed: str) -> int:
    """Return how many slips are forgiven in a word; short words with a slip are too often other words."""
    return 2 if len(typed) >= TWO_SLIPS else 1 if len(typed) >= ONE_SLIP else 0


def slips_between(typed: str, word: str) -> int | None:
    """
    Return by how many slips `typed` became of `word`, both being surfaces; None where these are more than are forgiven.

    A slip is a letter too many, one missing, a wrong one, or two in the wrong order. Figures never slip: 2015 is not
    2016.
    """
    allowed = slips_allowed(typed)
    if abs(len(typed) - len(word)) > allowed or not (typed.isalpha() and word.isalpha()):
        return None
    slips = _distance(typed, word, allowed)
    return slips if slips <= allowed else None


def is_slip(typed: str, word: str) -> bool:
    """Return whether `word` is another word, and what somebody meant who typed `typed`."""
    return bool(slips_between(typed, word))


def _distance(left: str, right: str, at_most: int) -> int:
    """Return how many slips lie between two words, or any greater number than `at_most` once there are more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return at_most + 1
    return row[-1]
