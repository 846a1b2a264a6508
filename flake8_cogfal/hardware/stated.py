"""Hardware that the project itself names: in cog-safe-push configurations, scripts, READMEs and deploy notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..source.tree import Tree
from .evidence import Evidence
from .texts import Text, document, plain_text
from .words import position_of, spelled


@dataclass(frozen=True)
class Card:
    """A GPU of Replicate, and how many of them; a bare ``A100`` may be one of 40 or, since 2024, of 80 GB."""

    name: str
    vram_gb: float
    count: int = 1

    @property
    def is_ambiguous(self) -> bool:
        """Whether the name leaves the size open."""
        return self.name == "A100"

    def __str__(self) -> str:
        return self.name if self.count == 1 else f"{self.count}x {self.name}"


@dataclass(frozen=True)
class Statement:
    """A card that the project says it runs on; ``is_setting`` where a tool reads it, not only people."""

    card: Card
    evidence: Evidence
    is_setting: bool


@lru_cache(maxsize=1)
def _cards() -> tuple[tuple[Card, tuple[str, ...]], ...]:
    text = files(__package__).joinpath("replicate.json").read_text(encoding="utf-8")
    rows = json.loads(text)["cards"]
    return tuple((Card(row["name"], row["vram_gb"]), tuple(row["words"])) for row in rows)


_DEPLOYED = re.compile(r"^\s+hardware\s*:\s*[\"']?([\w-]+)")
_TESTED = re.compile(r"^\s*test_hardware\s*:\s*[\"']?([\w-]+)")
_CREATED = re.compile(r"hardware[\"']?\s*[=:]\s*\\?[\"']?((?:gpu|cpu)[\w-]*)")
_SEVERAL = re.compile(r"(?:^|[^\w])([248])\s?x[ -]|[-_]([248])x\b", re.IGNORECASE)

_READ = re.compile(
    r"runs? (?:this model )?on|running on|to run (?:this model |it )?on|run this model on|GPU hardware|hardware\W+nvidia"
    r"|select\W+\W*(?:nvidia |an? )?\W*[ALHT]\d|GPU tier|recommended",
    re.IGNORECASE,
)
_OTHER_MATTERS = re.compile(
    r"train|fine-?tun|colab|hugging ?face|benchmark|seconds|\bsec\b|default GPU|\blocal|\$|per hour|would|also works",
    re.IGNORECASE,
)
_NOTES = re.compile(r"readme|replicate|deploy", re.IGNORECASE)
_FIGURE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:\+|-\s*\d+\s*)?\s*Gi?B\b", re.IGNORECASE)
_OF_A_GPU = re.compile(r"VRAM|GPU memory|GPU with|video memory|memory GPU", re.IGNORECASE)
_IS_NEEDED = re.compile(r"requires?|required|needs?|at least|minimum|\bmin\b|≥|>=|recommend", re.IGNORECASE)

FIGURE_SHARE = 0.9
"""Of the memory of a card that a README asks for: what is left of it for the model."""
LARGEST_FIGURE = 80


def statements(tree: Tree, folder: str) -> tuple[Statement, ...]:
    """What the project says that it runs on, settings first; ``folder`` is that of the app."""
    return (*_settings(tree), *_scripts(tree, folder), *_notes(tree, folder))


def card_named(text: str) -> Card | None:
    """The card that a text names first, with the number of them; None for a CPU and for what is not known."""
    words = spelled(text)
    found = [
        (position, -len(name), card)
        for card, names in _cards()
        for name in names
        if (position := position_of(name, words)) is not None
    ]
    if not found:
        return None
    _, _, card = min(found, key=lambda one: one[:2])
    several = _SEVERAL.search(text)
    return Card(card.name, card.vram_gb, int(several[1] or several[2]) if several else 1)


def figures(tree: Tree, folder: str) -> tuple[float, Evidence] | None:
    """The largest memory that a README asks for, in GB of the card."""
    largest: tuple[float, Evidence] | None = None
    for text in _documents(tree, folder):
        for number, line in text.lines:
            if not (_OF_A_GPU.search(line) and _IS_NEEDED.search(line)) or _OTHER_MATTERS.search(line):
                continue
            amounts = [float(match[1]) for match in _FIGURE.finditer(line)]
            amount = max((one for one in amounts if one <= LARGEST_FIGURE), default=0.0)
            if amount and (largest is None or amount > largest[0]):
                largest = amount, Evidence(text.path, number, f"asks for {amount:g} GB of GPU memory")
    return largest


def _settings(tree: Tree) -> Iterator[Statement]:
    """``deployment.hardware``, then ``test_hardware``, whose default is ``cpu``."""
    paths = [*tree.names_in(""), *tree.names_in("cog-safe-push-configs")]
    texts = [plain_text(tree, one) for one in paths if "safe-push" in one and one.endswith((".yaml", ".yml"))]
    for pattern, key in ((_DEPLOYED, "deployment.hardware"), (_TESTED, "test_hardware")):
        for text in filter(None, texts):
            for number, line in text.lines:
                match = pattern.match(line)
                card = card_named(match[1]) if match else None
                if match and card is not None:
                    yield Statement(card, Evidence(text.path, number, f"`{key}: {match[1]}`"), True)


def _scripts(tree: Tree, folder: str) -> Iterator[Statement]:
    """``replicate.models.create(hardware="gpu-t4")`` and its like in scripts and workflows."""
    for place in dict.fromkeys(("", folder, "script", "scripts", ".github/workflows")):
        for path in tree.names_in(place):
            text = (
                plain_text(tree, path)
                if path.endswith((".py", ".sh", ".yml", ".yaml", ".js", ".ts"))
                else None
            )
            for number, line in text.lines if text is not None else ():
                match = _CREATED.search(line)
                card = card_named(match[1]) if match else None
                if match and card is not None and not path.startswith("cog-safe-push"):
                    yield Statement(card, Evidence(path, number, f"`hardware: {match[1]}`"), True)


def _notes(tree: Tree, folder: str) -> Iterator[Statement]:
    """Sentences of documents that speak of Replicate."""
    for text in _documents(tree, folder):
        if "replicate" not in text.joined.lower():
            continue
        for number, line in text.lines:
            spoken = _READ.search(line)
            if spoken is None:
                continue
            start = _sentence_with(line, spoken.start())
            if _OTHER_MATTERS.search(start):
                continue
            card = card_named(start)
            if card is not None:
                yield Statement(card, Evidence(text.path, number, f"names {card}"), False)


def _sentence_with(line: str, position: int) -> str:
    """The sentence of a line around a position, from the last clause before it."""
    begin = max((line.rfind(mark, 0, position) for mark in (". ", "; ", ", but ")), default=-1)
    end = line.find(". ", position)
    return line[begin + 1 : end if end >= 0 else None]


def _documents(tree: Tree, folder: str) -> Iterator[Text]:
    for place in dict.fromkeys(("", folder)):
        for path in tree.names_in(place):
            name = path.rpartition("/")[2]
            if name.lower().endswith((".md", ".rst", ".txt")) and _NOTES.search(name):
                text = document(tree, path)
                if text is not None:
                    yield text
