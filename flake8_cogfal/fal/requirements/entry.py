"""One entry of a list of requirements, read by ``packaging``: whatever text it is."""

from __future__ import annotations

from functools import lru_cache

from packaging.requirements import InvalidRequirement, Requirement

LENGTH_LIMIT = 1_000
"""Characters: a longer text names no package, and its numbers and brackets are more than a parser bears."""

BRACKET_LIMIT = 20


@lru_cache(maxsize=2048)
def read_requirement(text: str) -> Requirement:
    """The requirement, which nobody changes. Raises InvalidRequirement for any text that is none."""
    if len(text) > LENGTH_LIMIT or text.count("(") > BRACKET_LIMIT:
        raise InvalidRequirement("this is no requirement that a person wrote")
    return Requirement(text)
