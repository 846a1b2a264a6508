"""LibCST is what costs: over all rounds of a conversion it reads no more than twice the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from test_cases import Case, converted_cases, name_of

from flake8_cogfal.fixing import apply
from flake8_cogfal.fixing.edits import Edit
from flake8_cogfal.fixing.excerpt import STAND_IN, Excerpt, excerpt_for
from flake8_cogfal.fixing.rewriter import rewrite

MOST_PASSES = 2


def lines_of(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n"))


@pytest.mark.parametrize("case", converted_cases(), ids=name_of)
def test_two_passes_are_enough(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[tuple[str, Sequence[Edit], Excerpt]] = []

    def noted(text: str, edits: Sequence[Edit]) -> Excerpt:
        rounds.append((text, edits, excerpt_for(text, edits)))
        return rounds[-1][2]

    monkeypatch.setattr(apply, "excerpt_for", noted)
    changes = case.migrate(tmp_path).changes
    read: dict[str, int] = {}
    for text, edits, excerpt in rounds:
        path = edits[0].path
        read[path] = read.get(path, 0) + lines_of(STAND_IN.sub("", excerpt.text))
        assert excerpt.restored(rewrite(excerpt.text, edits)) == rewrite(text, edits)
    assert read
    for path, lines in read.items():
        versions = [text for text, edits, _ in rounds if edits[0].path == path]
        versions.append((changes[path] or b"").decode())
        assert lines <= MOST_PASSES * max(map(lines_of, versions)), path
