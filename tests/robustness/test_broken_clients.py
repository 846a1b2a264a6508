"""Clients of Replicate that cannot be read are told, and stop nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile import COULD_NOT_WORK, cogfal_fix

CLIENT = 'import replicate\n\nprint(replicate.run("acme/painter", input={"prompt": "a"}))\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (CLIENT + "print(\n", 4, "'(' was never closed"),
        (CLIENT + 'print "done"\n', 4, "is Python 2"),
        (CLIENT + f"x = {'(' * 300}1{')' * 300}\n", 4, "too many nested parentheses"),
    ],
    ids=["broken", "python-2", "nested"],
)
def test_a_client_that_cannot_be_read_is_told_and_the_others_go_on(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    (tmp_path / "broken.py").write_text(text)
    (tmp_path / "client.py").write_text(CLIENT)
    apps = '[tool.cogfal.apps]\n"acme/painter" = {app = "me/painter", output = "images"}\n'
    (tmp_path / "pyproject.toml").write_text(apps)

    run = cogfal_fix(tmp_path)

    assert run.code == COULD_NOT_WORK
    assert f"not read: broken.py:{line}: " in run.said
    assert said in run.said
    assert (tmp_path / "broken.py").read_text() == text
    assert "fal_client" in (tmp_path / "client.py").read_text()
    (problem,) = json.loads(cogfal_fix("--format", "json", tmp_path).said)["projects"][0]["problems"]
    assert (problem["path"], problem["line"]) == ("broken.py", line)
    assert "broken.py" in cogfal_fix("--format", "github", tmp_path).said
    assert "broken.py" in cogfal_fix("--quiet", tmp_path).said
