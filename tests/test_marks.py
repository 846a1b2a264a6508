"""Comments that speak of findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.checking import check
from flake8_cogfal.marks import find_marks, is_silenced
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.source.module import PythonModule


@pytest.mark.parametrize(
    ("line", "silenced"),
    [
        ("import torch  # noqa: CF102", True),
        ("import torch  # noqa: E402,CF102", True),
        ("import torch  # noqa: E402 CF1", True),
        ("import torch  # NOQA:CF102", True),
        ("import torch  # noqa: CF103", False),
        ("import torch  # noqa: E402", False),
        ("import torch  # noqa", False),
        ("import torch", False),
    ],
)
def test_noqa_silences_with_the_code_or_a_prefix_only(line: str, silenced: bool) -> None:
    assert is_silenced(line, "CF102") is silenced


def test_a_mark_is_a_finding_until_its_comment_is_gone() -> None:
    module = PythonModule(
        "app.py",
        "x = 1\n    # TODO(cogfal CF106): fetch the weights\ny = 2  # TODO: later\n".replace("    ", ""),
    )

    (mark,) = find_marks(module)

    assert (mark.code, mark.place.line, mark.message) == ("CF106", 2, "fetch the weights")


def test_a_mark_of_a_code_that_is_no_rule_is_a_comment_like_any_other(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(
        'import fal\n\n\n# TODO(cogfal CF999): dream\nclass App(fal.App):\n    machine_type = "S"\n'
    )

    (project,) = find_projects(app)

    assert check(project, Options()) == ()
