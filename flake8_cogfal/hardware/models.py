"""Which models a text names: families that are known, and ids that say how many parameters they have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from .evidence import Evidence
from .families import Family, families
from .precision import bits_in_name
from .texts import Text
from .words import first_words, mentions, spelled

# ``meta-llama/Llama-2-70b-chat-hf``, ``models/vicuna-13B``, ``moe-8x7b``: letters, then a count of billions; a file of
# code or its settings is no model.
_COUNTED = re.compile(
    r"[A-Za-z]{2,}[\w./-]*?[-_](?:(\d{1,2})x)?(\d{1,3}(?:\.\d{1,2})?)[bB](?![A-Za-z0-9])(?!\.(?:py|ya?ml|json|sh)\b)"
)
_TOKENIZER = re.compile(r"tokenizer", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)[bB]")
_SHARED = 0.83
"""Of the parameters of ``8x7b``: experts share attention and embeddings (Mixtral 8x7B: 46.7 of 56)."""

# GB for each billion of parameters, with the buffers that come along.
GB_PER_BILLION = {16: 2.05, 8: 1.1, 4: 0.6}
CACHE_SHARE = 0.15
CACHE_GB = 1.5
VISION_BILLIONS = 0.4
"""Of a model that sees, beyond those in its name."""


@dataclass(frozen=True)
class Model:
    """A model that the project loads, and where it is named; ``bits`` are those of its weights."""

    family: Family
    evidence: Evidence
    bits: int = 16

    @property
    def is_language(self) -> bool:
        """Whether it is counted by its parameters."""
        return self.family.billions > 0

    @property
    def weights_gb(self) -> float:
        """What its weights take."""
        if self.is_language:
            return self.family.billions * GB_PER_BILLION[self.bits]
        return self.family.weights_gb * {16: 1.0, 8: 0.5, 4: 0.28}[self.bits]

    @property
    def activations_gb(self) -> float:
        """What it takes while it runs."""
        if self.is_language:
            return CACHE_SHARE * self.weights_gb + CACHE_GB
        return self.family.activations_gb

    def loaded_in(self, bits: int) -> Model:
        """The same model with weights of at most so many bits."""
        return replace(self, bits=min(bits, self.bits))


def models_in(texts: Iterable[Text], *, in_prose: bool = False) -> tuple[Model, ...]:
    """The models that the texts name, each at its largest, at its first place.

    ``in_prose``: only families, since prose tells of other sizes and programs too.
    """
    found: dict[str, Model] = {}
    better_said: set[str] = set()
    for text in texts:
        for model in _known(text):
            if not (in_prose and model.family.ceiling_gb):
                _keep(found, model)
        for model, said in () if in_prose else _counted(text):
            _keep(found, model)
            better_said |= said
    return tuple(
        model
        for name, model in found.items()
        if name not in better_said and not any(other in found for other in model.family.unless)
    )


def _keep(found: dict[str, Model], model: Model) -> None:
    known = found.get(model.family.name)
    if known is None or known.bits < model.bits:
        found[model.family.name] = model


def _known(text: Text) -> Iterator[Model]:
    for family in named(text.spelled):
        beginnings = {first for word in family.words for first in first_words(word)}
        for row in sorted({row for first in beginnings for row in text.rows.get(first, ())}):
            number, line, words = text.spelled_lines[row]
            if any(mentions(words, word) for word in family.words):
                bits = min(family.bits, bits_in_name(line) or 16)
                yield Model(family, Evidence(text.path, number, family.name), bits)


def _counted(text: Text) -> Iterator[tuple[Model, set[str]]]:
    """Language models by the count in their ids, with the families that an id says more about than they do."""
    chosen = _chosen_sizes(text)
    for number, line, _ in text.spelled_lines:
        if _TOKENIZER.search(line):
            continue
        for match in _COUNTED.finditer(line):
            if chosen and match[2] not in chosen:
                continue
            experts, billions = int(match[1] or 1), float(match[2])
            known = named(spelled(match[0]))
            names = {family.name for family in known}
            known = [family for family in known if not names.intersection(family.unless)]
            if not billions or not all(family.unless_counted for family in known):
                continue
            total = billions if experts == 1 else experts * billions * _SHARED
            total += VISION_BILLIONS if any(family.images for family in known) else 0
            name = "/".join(match[0].split("/")[-2:])
            family = Family(name, "language", (), "the count in its name", billions=round(total, 1))
            bits = bits_in_name(line) or 16
            yield Model(family, Evidence(text.path, number, name), bits), names


def _chosen_sizes(text: Text) -> frozenset[str]:
    """The sizes that constants of the file choose from a table: ``MODEL_SIZE = "7B"``."""
    values = (
        statement.value.value
        for statement in (text.module.tree.body if text.module is not None else ())
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)
    )
    matches = (_SIZE.fullmatch(value) for value in values if isinstance(value, str))
    return frozenset(match[1] for match in matches if match)


def named(words: str) -> list[Family]:
    """The families that a spelled text names, in their order."""
    by_first_word = _by_first_word()
    begun = by_first_word.keys() & set(words.split())
    candidates = sorted({row for first in begun for row in by_first_word[first]})
    known = families()
    return [known[row] for row in candidates if any(mentions(words, word) for word in known[row].words)]


@cache
def _by_first_word() -> Mapping[str, tuple[int, ...]]:
    """The rows of families with a name that begins with a word: looking for each name in each text takes long."""
    found: dict[str, set[int]] = {}
    for row, family in enumerate(families()):
        for name in family.words:
            for first in first_words(name):
                found.setdefault(first, set()).add(row)
    return {first: tuple(rows) for first, rows in found.items()}
