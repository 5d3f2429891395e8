"""Filters beside a list: what each would leave of it, and where each leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

#: Choices of one filter that stand open where it has many; the others, if they are more than two, unfold.
CHOICES_SHOWN = 8


@dataclass(frozen=True)
class Choice:
    """
    A link to a neighbouring state. `url` of a chosen one leads to the list without it.

    `language` is that of the label where it is not the reader's, for `lang`; `count` what the neighbour holds.
    """

    label: str | Promise
    url: str
    count: int | None = None
    is_chosen: bool = False
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """A filter with its choices; one that `is_long` keeps most of them folded away."""

    name: str
    label: str | Promise
    choices: list[Choice]
    is_long: bool = False

    @property
    def shown(self) -> list[Choice]:
        """The choices that stand open."""
        return self.choices[:CHOICES_SHOWN] if self.is_long and len(self.choices) > CHOICES_SHOWN + 2 else self.choices

    @property
    def folded(self) -> list[Choice]:
        """The choices that unfold."""
        return self.choices[len(self.shown) :]

    @property
    def is_unfolded(self) -> bool:
        """Whether the one in use would else be out of sight."""
        return any(choice.is_chosen for choice in self.folded)
