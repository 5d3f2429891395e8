"""Ways into a text made of blocks: from outside in, and back to the place that an error belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

#: Numbers of blocks and names of their parts, from outside in: `(3, "pictures", 0, "alternative_text")`.
Place = tuple[int | str, ...]


def parts_of(block: blocks.Block, value: Any) -> dict[int | str, Any]:
    """Return the blocks right inside a value, each with `block` and `value`, by number or name."""
    if isinstance(block, blocks.StreamBlock):
        return dict(enumerate(value))
    if isinstance(block, blocks.ListBlock):
        return dict(enumerate(value.bound_blocks))
    if isinstance(block, blocks.StructBlock):
        return dict(value.bound_blocks)
    return {}


def walk(block: blocks.Block, value: Any, place: Place = ()) -> Iterator[tuple[Place, blocks.Block, Any]]:
    """Yield the value itself and every block in it, in the order of reading, as (place, block, value)."""
    yield place, block, value
    for step, part in parts_of(block, value).items():
        yield from walk(part.block, part.value, (*place, step))


def error_at(block: blocks.Block, value: Any, messages: Iterable[tuple[Place, str]]) -> ValidationError:
    """Return one error of the whole value that Wagtail's editor shows at the places named."""
    here, inside = [], defaultdict(list)
    for place, message in messages:
        if place:
            inside[place[0]].append((place[1:], message))
        else:
            here.append(message)
    if not inside:
        return ValidationError(here)
    parts = parts_of(block, value)
    errors: dict[Any, Any] = {
        step: error_at(parts[step].block, parts[step].value, rest) for step, rest in inside.items()
    }
    if isinstance(block, blocks.StreamBlock):
        return StreamBlockValidationError(block_errors=errors, non_block_errors=here)
    if isinstance(block, blocks.ListBlock):
        return ListBlockValidationError(block_errors=errors, non_block_errors=here)
    return StructBlockValidationError(block_errors=errors, non_block_errors=here)
