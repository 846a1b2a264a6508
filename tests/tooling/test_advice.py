"""What messages and workflows tell fal to do is what the real fal understands."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import fal.cli  # noqa: F401 - makes the module of the parser known
import pytest

from flake8_cogfal.conversion.deployment import Deployment
from flake8_cogfal.tooling.advice import ADVICE, advice_for
from flake8_cogfal.tooling.shell import commands
from flake8_cogfal.tooling.uses import Purpose, uses_in

TINT = Deployment("predict.py", "Tint", "tint", lambda: "3.11")
WORKFLOWS = sorted((Path(__file__).parent / "workflows").glob("*.after.y*ml"))


def parse(words: tuple[str, ...]) -> object:
    return sys.modules["fal.cli.main"].parse_args(list(words[1:]))


def said(script: str, deployment: Deployment | None = TINT) -> str:
    return advice_for(uses_in(script), deployment)


def test_every_command_in_a_message_is_one_of_fal() -> None:
    texts = [text.format(app="predict.py::Tint", file="", python="3.11") for text in ADVICE.values()]
    texts.append(said("cog predict -e A=b -e HF_TOKEN=c"))
    written = {one for text in texts for one in re.findall(r"`(fal [^`]+)`", text)}
    assert len(written) > 5
    for one in written - {"fal run", "fal --version"}:
        (command,) = commands(one)
        assert parse(command.words)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_of_a_workflow_is_one_of_fal(path: Path) -> None:
    lines = [line.strip().removeprefix("run: ") for line in path.read_text("utf-8").split("\n")]
    deployed = [
        one for line in lines if "fal deploy" in line for one in commands(line) if one.words[0] == "fal"
    ]
    assert deployed
    for one in deployed:
        if "--version" not in one.words:
            assert parse(one.words).app_ref == ("predict.py", "Tint")  # type: ignore[attr-defined]


def test_variables_become_secrets() -> None:
    text = said("cog predict -e HF_TOKEN=$A -i text=a\ncog predict -e LEVEL=2 -e HF_TOKEN=$A")
    assert text.endswith("; its `-e` becomes a secret: `fal secrets set HF_TOKEN=... LEVEL=...`")


def test_an_unknown_app_has_no_file() -> None:
    assert said("cog init", None) == "leave it out, an app needs no more than its file"
    assert said("cog init") == "leave it out, an app needs no more than its file, `predict.py`"
    assert "fal deploy FILE::App --auth private" in said("cog push", None)


def test_every_purpose_has_its_advice() -> None:
    assert ADVICE.keys() == set(Purpose) - {Purpose.EXECUTE}
