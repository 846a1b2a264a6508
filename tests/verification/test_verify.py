"""A healthy app passes every check, by the real fal; each way to break it is seen by one check, with its line."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from flake8_cogfal.options import Options
from flake8_cogfal.verification.process import GIGABYTE, Limits
from flake8_cogfal.verification.verdict import CHECKS, Outcome, Verdict, Verification
from flake8_cogfal.verification.verify import Subject, verify

PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="Text"), times: int = Input(default=2, ge=1, le=9)) -> str:
        return text * times
"""
APP = """\
import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    times: int = Field(default=2, ge=1, le=9)


class Output(BaseModel):
    text: str


class Repeating(fal.App):
    app_name = "repeating"
    machine_type = "M"
    app_files = ["repeating.py", "words.txt"]

    def setup(self) -> None:
        from repeating import repeat

        self.repeat = repeat
        self.words = open("words.txt").read().split()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.repeat(input.text, input.times))
"""
FILES = {
    "repeating.py": "def repeat(text, times):\n    return text * times\n",
    "words.txt": "one two\n",
}
QUICK = Limits(seconds=30, seconds_to_answer=30, memory=4 * GIGABYTE)


def verified(
    folder: Path, app: str = APP, files: dict[str, str] | None = None, limits: Limits = QUICK
) -> Verification:
    """Verify an app against the predictor above."""
    for name, text in {**FILES, "app.py": app, **(files or {})}.items():
        (folder / name).write_text(text, encoding="utf-8")
    before = {"app.py": PREDICTOR.encode()}
    return verify(Subject(folder, "app.py", "Repeating", before=before), Options(), limits)


def changed(old: str, new: str, app: str = APP) -> str:
    assert app.count(old) == 1
    return app.replace(old, new)


def verdict_of(verification: Verification, check: str) -> Verdict:
    return next(one for one in verification.verdicts if one.check == check)


def line_of(app: str, text: str) -> int:
    """The 1-based line on which a text stands."""
    (found,) = (number for number, line in enumerate(app.split("\n"), start=1) if text in line)
    return found


def test_a_healthy_app_passes_every_check(tmp_path: Path) -> None:
    verification = verified(tmp_path)
    assert [one.check for one in verification.verdicts] == list(CHECKS)
    assert {one.outcome for one in verification.verdicts} == {Outcome.PASSED}, verification
    assert verdict_of(verification, "answer").message == "200 for / (defaults), / (every input)"
    assert verification.fal
    assert not verification.failed


SETUP = "        from repeating import repeat\n"
ENDPOINT = "        return Output(text=self.repeat(input.text, input.times))\n"
TOP = "import os\n"

# By check: what is broken, the old text and the new one, where it is seen, and what is said.
BROKEN = {
    "a framework at module level": (
        "import", TOP, "import os\nimport numpy as np\n", "import numpy", "`numpy` is imported here",
    ),
    "Cog itself": ("import", TOP, "import os\nimport cog\n", "import cog", "`cog` is imported here"),
    "a name that is not there": ("import", TOP, "import os\nnowhere()\n", "nowhere()", "NameError"),
    "a connection at import": (
        "import", TOP, "import os, socket\nsocket.create_connection(('localhost', 9))\n", "create_conn", "the network",
    ),
    "a program at import": ("import", TOP, "import os\nos.system('ls')\n", "os.system", "a program .ls.*setup"),
    "too much memory at import": (
        "import", TOP, f"import os\nx = bytearray({6 * GIGABYTE})\n", "bytearray", "MemoryError",
    ),
    "an option that fal does not know": (
        "options", "Repeating(fal.App)", "Repeating(fal.App, keepalive=3)", "class Repeating", "keepalive",
    ),
    "requirements that are no list": (
        "options", '    machine_type = "M"\n', '    machine_type = "M"\n    requirements = "torch"\n', "class Repeating",
        "requirements",
    ),
    "inputs in the query string": (
        "openapi", "self, input: Input)", "self, text: str)", "class Repeating", "takes text from the query string",
    ),
    "an answer that has no schema": (
        "openapi", "input: Input) -> Output:", "input: Input) -> Output | fal.App:", "class Repeating",
        "fal cannot describe it",
    ),
    "a module that stays behind": (
        "ship", 'app_files = ["repeating.py", "words.txt"]', 'app_files = ["words.txt"]', "from repeating",
        "repeating.py is imported here and does not travel",
    ),
    "a module of the project at module level": (
        "ship", TOP, "import os\nfrom repeating import repeat\n", "class Repeating",
        "`repeating` is missing where the app arrives",
    ),
    "what cannot be pickled": (
        "ship", TOP, "import os\nstream = (one for one in ())\n", "class Repeating", "it cannot be packed",
    ),
    "annotations as text": (
        "ship", TOP, "from __future__ import annotations\n\nimport os\n", "class Repeating",
        "does not arrive",
    ),
    "another default": (
        "schema", "default=2", "default=3", "times: int", "default of `times`: 2 on Cog, 3 in the app",
    ),
    "another bound": ("schema", "le=9", "le=8", "times: int", "upper bound of `times`: 9 on Cog, 8 in the app"),
    "another name": ("schema", "    times: int", "    count: int", "class Repeating", "`times` is not there"),
    "an input that has to be given": (
        "schema", "    times: int = Field(default=2, ge=1, le=9)\n", "    times: int = Field(ge=1, le=9)\n", "times: int",
        "times",
    ),
    "a name that is not there in the endpoint": ("answer", ENDPOINT, "        return Output(text=txt)\n", "=txt", "NameError"),
    "an input that the model does not have": (
        "answer", ENDPOINT, "        return Output(text=input.prompt)\n", "input.prompt", "no attribute 'prompt'",
    ),
    "an attribute that setup() does not set": (
        "answer", ENDPOINT, "        return Output(text=self.model(input))\n", "self.model", "no attribute 'model'",
    ),
    "an answer against its schema": (
        "answer", ENDPOINT, "        return {'texts': 1}\n", "class Repeating", "none that its schema allows",
    ),
    "an output model with another value": (
        "answer", ENDPOINT, "        return Output(text=b'\\xff')\n", "Output(text=b", "does not take its values",
    ),
    "the path of a file": (
        "answer", ENDPOINT, "        return Output(text='/tmp/a/b.png')\n", "class Repeating", "path of a local file",
    ),
    "a file that stays behind": (
        "answer", 'app_files = ["repeating.py", "words.txt"]', 'app_files = ["repeating.py"]', "words.txt",
        "words.txt is in the project and does not travel",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_seen_with_its_line(what: str, tmp_path: Path) -> None:
    check, old, new, where, message = BROKEN[what]
    if what == "what cannot be pickled":
        app = changed(ENDPOINT, f"        stream\n{ENDPOINT}", changed(old, new))
    elif what == "a module of the project at module level":
        app = changed(SETUP, "", changed(old, new)).replace('["repeating.py", "words.txt"]', '["words.txt"]')
    else:
        app = changed(old, new)
    if what == "another name":
        app = app.replace("input.times", "input.count")
    verification = verified(tmp_path, app)
    found = verdict_of(verification, check)
    assert found.outcome is Outcome.FAILED, verification
    assert re.search(message, found.message), found
    assert (found.path, found.line) == (
        "app.py",
        line_of(app, where) if what != "a file that stays behind" else found.line,
    )
    earlier = list(CHECKS)[: list(CHECKS).index(check)]
    if check not in ("openapi", "options"):
        assert {verdict_of(verification, one).outcome for one in earlier} <= {Outcome.PASSED}, verification


def test_an_import_that_never_ends_is_ended(tmp_path: Path) -> None:
    limits = Limits(seconds=8, memory=4 * GIGABYTE)
    found = verdict_of(verified(tmp_path, "while True:\n    pass\n" + APP, limits=limits), "import")
    assert (found.outcome, found.path) == (Outcome.FAILED, "app.py")
    assert "more than 8 seconds" in found.message or "killed" in found.message


def test_files_outside_stay_as_they_are(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    project = tmp_path / "project"
    project.mkdir()
    app = changed(TOP, f"import os\nos.remove({str(victim)!r})\n")
    found = verdict_of(verified(project, app), "import")
    assert (found.outcome, found.line) == (Outcome.FAILED, 2)
    assert "change a file outside" in found.message
    assert victim.read_text() == "mine"


def test_the_project_itself_is_not_touched(tmp_path: Path) -> None:
    app = changed(TOP, "import os\nos.remove('words.txt')\nopen('new.txt', 'w').close()\n")
    verified(tmp_path, changed('"repeating.py", "words.txt"', '"repeating.py"', app))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["app.py", "repeating.py", "words.txt"]


def test_keys_and_the_home_folder_stay_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAL_KEY", "secret")
    monkeypatch.setenv("REPLICATE_API_TOKEN", "secret")
    checks = f"""
        assert "secret" not in os.environ.values()
        assert os.path.expanduser("~") != {str(Path.home())!r}
    """
    app = changed(TOP, TOP + textwrap.dedent(checks))
    assert verdict_of(verified(tmp_path, app), "import").outcome is Outcome.PASSED


NOT_POSSIBLE = {
    "a package that is not installed": (
        "        import torch_of_tomorrow\n",
        "`torch_of_tomorrow` is not installed",
    ),
    "weights that are elsewhere": ("        open('/data/weights.bin')\n", "a file is not there"),
    "a download": (
        "        import urllib.request as r; r.urlopen('https://example.com')\n",
        "needs the network",
    ),
    "a program": ("        import subprocess; subprocess.run(['ffmpeg'])\n", "starts a program .ffmpeg"),
    "a GPU": ("        raise RuntimeError('Found no NVIDIA driver')\n", "needs a GPU"),
    "an error of its own": ("        raise ValueError('not today')\n", "ends in ValueError: not today"),
}


@pytest.mark.parametrize("what", NOT_POSSIBLE)
def test_what_this_machine_lacks_is_no_failure(what: str, tmp_path: Path) -> None:
    code, message = NOT_POSSIBLE[what]
    app = changed(SETUP, SETUP + code)
    verification = verified(tmp_path, app)
    found = verdict_of(verification, "answer")
    assert found.outcome is Outcome.NOT_POSSIBLE, found
    assert re.search(message, found.message), found
    assert (found.path, found.line) == ("app.py", line_of(app, code.strip()))
    assert not verification.failed


def test_an_import_that_may_fail_is_no_framework_that_is_needed(tmp_path: Path) -> None:
    app = changed(TOP, "import os\ntry:\n    import numpy\nexcept ImportError:\n    numpy = None\n")
    assert verdict_of(verified(tmp_path, app), "import").outcome is Outcome.PASSED


def test_an_app_may_refuse_what_it_does_not_like(tmp_path: Path) -> None:
    """Its own words for a made-up input are no defect of the app."""
    refusal = "        raise fal.exceptions.FieldException('text', 'say something else')\n"
    app = changed(ENDPOINT, refusal).replace("import fal\n", "import fal\nimport fal.exceptions\n")
    found = verdict_of(verified(tmp_path, app), "answer")
    assert found.outcome is Outcome.NOT_POSSIBLE
    assert "say something else" in found.message


def test_results_may_go_to_a_fixed_place_that_is_free(tmp_path: Path) -> None:
    """Models write /tmp/out.png: a new file there is theirs, and is taken away again; one that is there stays."""
    name = f"/tmp/cogfal-{tmp_path.name}.txt"
    code = f"""\
        for word in ("a", "b"):
            with open({name!r}, "w") as stream:
                stream.write(word)
"""
    app = changed(ENDPOINT, code + ENDPOINT)
    assert verdict_of(verified(tmp_path, app), "answer").outcome is Outcome.PASSED
    assert not Path(name).exists()
    Path(name).write_text("mine")
    try:
        found = verdict_of(verified(tmp_path, app), "answer")
        assert found.outcome is Outcome.NOT_POSSIBLE
        assert "changes a file outside" in found.message
        assert Path(name).read_text() == "mine"
    finally:
        Path(name).unlink()


def test_large_files_are_not_copied_and_not_written_to(tmp_path: Path) -> None:
    weights = tmp_path / "weights.bin"
    with weights.open("wb") as stream:
        stream.truncate(21 * 1024**2)
    app = changed('"words.txt"]', '"words.txt", "weights.bin"]').replace(
        SETUP,
        f"{SETUP}        assert os.path.getsize('weights.bin') == {21 * 1024**2}\n        open('weights.bin', 'w')\n",
    )
    verification = verified(tmp_path, app)
    assert verdict_of(verification, "ship").outcome is Outcome.PASSED
    found = verdict_of(verification, "answer")
    assert (found.outcome, found.line) == (Outcome.NOT_POSSIBLE, line_of(app, "open('weights.bin'"))
    assert weights.stat().st_size == 21 * 1024**2


def test_a_link_out_of_the_project_is_refused_as_by_fal(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "words.txt").write_text("one")
    (project / "shared.txt").symlink_to(Path("..") / "words.txt")
    found = verdict_of(verified(project, changed('"words.txt"]', '"words.txt", "shared.txt"]')), "ship")
    assert found.outcome is Outcome.FAILED
    assert "Parent directory reference is not allowed" in found.message
