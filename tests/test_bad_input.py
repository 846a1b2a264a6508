"""Files that nobody would write on purpose: a clear message with its place, no traceback, every byte as it was."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'

PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to shout")) -> str:
        return text.upper()
"""

Run = subprocess.CompletedProcess[str]

NOBODY = 65534
COULD_NOT_WORK = 2
DECLINED = 1


AS_NOBODY = f"""
import os, sys
from flake8_cogfal.cli import main

example, project = sys.argv[1:]
main(["--quiet", example])  # loads every module: the next user may not be allowed to read them
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
raise SystemExit(main([project]))
"""


def cogfal_fix(*arguments: str | Path, command: tuple[str, ...] = ("-m", "flake8_cogfal")) -> Run:
    """One run of the command, which must never end in a traceback or confess a defect."""
    run = subprocess.run(
        [sys.executable, *command, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=120
    )
    assert "Traceback" not in run.stdout + run.stderr
    assert "defect" not in run.stdout + run.stderr
    return run


def snapshot(root: Path) -> dict[str, tuple[int, bytes | None]]:
    """Mode and content of everything below a folder; links are not followed."""
    return {
        path.relative_to(root).as_posix(): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() and not path.is_symlink() else None,
        )
        for path in sorted(root.rglob("*"))
    }


def assert_refused(root: Path, exit_code: int, *said: str) -> None:
    """The command names the place and the reason, ends with the exit code, and leaves the project alone."""
    before = snapshot(root)
    run = cogfal_fix(root)
    for words in said:
        assert words in run.stdout + run.stderr
    assert run.returncode == exit_code
    assert snapshot(root) == before


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "shouter"
    root.mkdir()
    (root / "cog.yaml").write_text(CONFIGURATION)
    (root / "predict.py").write_text(PREDICTOR)
    return root


# --- cog.yaml


@pytest.mark.parametrize(
    ("configuration", "place", "advice"),
    [
        ("build:\n  gpu: [true\npredict: x\n", "cog.yaml:3:", "not valid YAML"),
        ("build:\n\tgpu: true\n" + CONFIGURATION, "cog.yaml:2:", "indent with spaces"),
        ("- build\n- predict\n", "cog.yaml:1:", "must be a map of keys"),
        ("just words\n", "cog.yaml:1:", "must be a map of keys"),
        ("build:\n  gpu: true\n{% if a %}\npredict: x\n", "cog.yaml:3:", "this is a template"),
        ("a: &a [x]\nb: " + "[" * 60 + "*a" + "]" * 60, "cog.yaml:2:", "nested deeper than"),
        ("build: \0\n", "cog.yaml:1", "NUL bytes"),
        ("build: \x07\n", "cog.yaml:1:", "characters that YAML does not allow"),
    ],
)
def test_a_cog_yaml_that_is_none(project: Path, configuration: str, place: str, advice: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_refused(project, COULD_NOT_WORK, f"{project}: not read\n", place, advice)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_cog_yaml_in_another_encoding(project: Path, encoding: str) -> None:
    (project / "cog.yaml").write_bytes((CONFIGURATION + "# caf\xe9\n").encode(encoding))
    assert_refused(project, COULD_NOT_WORK, "cog.yaml:", "save", "as UTF-8")


@pytest.mark.parametrize(
    ("configuration", "place", "advice"),
    [
        ("", "cog.yaml:1:", "names no predictor"),
        ("build:\n  gpu: false\n", "cog.yaml:1:", "names no predictor"),
        ("predict: ../../etc/passwd:X\n", "cog.yaml:1:", "is not a file of this project"),
        ("predict: /etc/passwd:X\n", "cog.yaml:1:", "is not a file of this project"),
        ("predict: [a, b]\n", "cog.yaml:1:", "`predict` is a list"),
        ("predict:\n  file: predict.py\n", "cog.yaml:1:", "`predict` is a map"),
        ('predict: "predict.py"\n', "cog.yaml:1:", "names no class or function"),
        (
            CONFIGURATION + 'run: "predict.py:Predictor"\n',
            "cog.yaml:3:",
            "`run` and `predict` exclude each other",
        ),
        (CONFIGURATION.replace(":Predictor", ":Missing"), "cog.yaml:3:", "no class or function `Missing`"),
    ],
)
def test_a_cog_yaml_that_cannot_mean_what_it_says(
    project: Path, configuration: str, place: str, advice: str
) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_refused(project, DECLINED, f"{project}: not converted\n", place, advice)


def test_broken_configuration_is_not_called_fine_because_its_rules_are_ignored(project: Path) -> None:
    (project / "cog.yaml").write_text("build: [\n")
    assert cogfal_fix("--ignore", "CF6", project).returncode == COULD_NOT_WORK


# --- The predictor's file


def test_a_missing_file_is_told_where_cog_yaml_names_it(project: Path) -> None:
    (project / "predict.py").unlink()
    assert_refused(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


def test_a_number_is_no_file(project: Path) -> None:
    (project / "cog.yaml").write_text("predict: 42\n")
    assert_refused(project, COULD_NOT_WORK, "cog.yaml:1:1: CF605 `42` does not exist")


def test_a_folder_in_place_of_the_file(project: Path) -> None:
    (project / "predict.py").unlink()
    (project / "predict.py").mkdir()
    assert_refused(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


def test_an_empty_file(project: Path) -> None:
    (project / "predict.py").write_bytes(b"")
    assert_refused(project, DECLINED, "cog.yaml:3:1: CF605 `predict.py` has no class or function `Predictor`")


@pytest.mark.parametrize(
    ("source", "place", "said"),
    [
        (PREDICTOR.encode() + b'print "done"\n', "predict.py:7: ", "is Python 2"),
        (PREDICTOR.encode() + b"exec 'done'\n", "predict.py:7: ", "is Python 2"),
        (PREDICTOR.encode() + b"  indented = 1\n", "predict.py:7: ", "does not parse"),
        (PREDICTOR.encode() + b"x = (1\n", "predict.py:7: ", "'(' was never closed"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "predict.py:3: ", "it is not text"),
        (PREDICTOR.encode() + b"\0", "predict.py:7: ", "NUL bytes"),
        (PREDICTOR.encode("utf-16"), "predict.py:1: ", "save it as UTF-8"),
        (PREDICTOR.encode() + b"# caf\xe9\n", "predict.py:7: ", "0xE9 is not valid utf-8"),
        (b"# coding: klingon\n" + PREDICTOR.encode(), "predict.py:1: ", "'klingon' is unknown"),
        (
            PREDICTOR.encode() + b"x = 1\n" * 500_000,
            "predict.py:1: ",
            "more than 2,097,152 bytes are not read",
        ),
        (PREDICTOR.encode() + b"x = " + b"(" * 1000 + b"1" + b")" * 1000, "predict.py:7: ", "nested"),
        (PREDICTOR.encode() + b"x = 1" + b" + 1" * 20_000, "predict.py:1: ", "cannot be parsed"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value.strip(),
)
def test_a_file_that_python_cannot_read(project: Path, source: bytes, place: str, said: str) -> None:
    (project / "predict.py").write_bytes(source)
    assert_refused(project, COULD_NOT_WORK, f"{project}: not read\n", place, said)


def test_one_unreadable_project_does_not_stop_the_others(project: Path) -> None:
    shutil.copytree(project, other := project.parent / "other")
    (other / "predict.py").write_text("class\n")
    run = cogfal_fix(project.parent)
    assert run.returncode == COULD_NOT_WORK
    assert "2 projects: 1 not read, 1 changed\n" in run.stdout
    assert "fal.App" in (project / "predict.py").read_text()
    assert (other / "predict.py").read_text() == "class\n"


# --- How a file is written survives its rewriting


def rewritten(project: Path, source: bytes) -> bytes:
    """What becomes of a predictor's file."""
    (project / "predict.py").write_bytes(source)
    run = cogfal_fix(project)
    assert run.returncode == 0, run.stdout
    result = (project / "predict.py").read_bytes()
    compile(result, "predict.py", "exec")
    assert b"class Shouter(fal.App" in result
    return result


def test_an_encoding_that_the_file_declares(project: Path) -> None:
    source = "# -*- coding: latin-1 -*-\n" + PREDICTOR.replace("What to shout", "caf\xe9")
    result = rewritten(project, source.encode("latin-1"))
    assert result.startswith(b"# -*- coding: latin-1 -*-\n")
    assert b'description="caf\xe9"' in result


def test_a_byte_order_mark(project: Path) -> None:
    result = rewritten(project, b"\xef\xbb\xbf" + PREDICTOR.encode())
    assert result.startswith(b"\xef\xbb\xbf")
    assert result.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
def test_the_newlines(project: Path, newline: bytes) -> None:
    result = rewritten(project, PREDICTOR.encode().replace(b"\n", newline))
    assert result.count(newline) > 10
    assert not result.replace(newline, b"").count(b"\n") + result.replace(newline, b"").count(b"\r")


def test_a_missing_final_newline(project: Path) -> None:
    assert not rewritten(project, PREDICTOR.encode().rstrip()).endswith(b"\n")


def test_a_form_feed(project: Path) -> None:
    helper = "\n\f\ndef whisper(text: str) -> str:\n    return text.lower()\n"
    assert rewritten(project, (PREDICTOR + helper).encode()).endswith(helper.encode())


def test_tabs(project: Path) -> None:
    result = rewritten(project, PREDICTOR.replace("    ", "\t").encode())
    assert b"\tdef predict(self, input: Input) -> Output:\n\t\treturn Output(" in result


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
@pytest.mark.parametrize("mode", [0o755, 0o640])
def test_the_mode(project: Path, mode: int) -> None:
    (project / "predict.py").chmod(mode)
    rewritten(project, PREDICTOR.encode())
    assert stat.S_IMODE((project / "predict.py").stat().st_mode) == mode


# --- Links, and paths that are none


def test_a_link_out_of_the_project_is_not_written_through(project: Path, tmp_path: Path) -> None:
    (project / "predict.py").rename(tmp_path / "outside.py")
    (project / "predict.py").symlink_to(tmp_path / "outside.py")
    assert_refused(project, COULD_NOT_WORK, f"{project / 'predict.py'}: it leads out of the project")
    assert (tmp_path / "outside.py").read_text() == PREDICTOR
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.returncode == COULD_NOT_WORK
    assert (tmp_path / "outside.py").read_text() == PREDICTOR
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("target", ["nowhere.py", "predict.py"])
def test_a_link_to_nothing_or_to_itself(project: Path, target: str) -> None:
    (project / "predict.py").unlink()
    (project / "predict.py").symlink_to(target)
    assert_refused(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


@pytest.mark.parametrize("path", ["nowhere", "a" * 5000, "loop"])
def test_a_path_that_is_none(tmp_path: Path, path: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    run = cogfal_fix(tmp_path / path)
    assert run.returncode == COULD_NOT_WORK
    assert run.stderr.startswith(f"cogfal-fix: {tmp_path / path}: ")


def test_an_empty_folder_is_done(tmp_path: Path) -> None:
    run = cogfal_fix(tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("no cog.yaml, no fal.App and no client of Replicate here")


def test_a_folder_named_cog_yaml_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "cog.yaml").mkdir()
    assert cogfal_fix(tmp_path).returncode == 0


# --- Without the permission


@pytest.fixture
def open_project() -> Iterator[Path]:
    """A project of the user who runs the command, in a place that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "shouter"
        root.mkdir()
        (root / "cog.yaml").write_text(CONFIGURATION)
        (root / "predict.py").write_text(PREDICTOR)
        if os.geteuid() == 0:
            for path in (root, *root.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        yield root


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="has no users to change to")
@pytest.mark.parametrize(
    ("name", "mode", "said"),
    [
        ("predict.py", 0o444, "predict.py: it is read-only"),
        ("cog.yaml", 0o444, "cog.yaml: it is read-only"),
        ("predict.py", 0o000, "predict.py:1: cannot be read: Permission denied"),
        ("cog.yaml", 0o000, "cog.yaml"),
        (".", 0o555, "Permission denied"),
        (".", 0o000, "Permission denied"),
    ],
)
def test_what_may_not_be_read_or_written(
    open_project: Path, project: Path, name: str, mode: int, said: str
) -> None:
    before = snapshot(open_project)
    original = stat.S_IMODE((open_project / name).stat().st_mode)
    (open_project / name).chmod(mode)
    if os.geteuid() == 0:  # who may read and write everything
        run = cogfal_fix(project, open_project, command=("-c", AS_NOBODY))
    else:
        run = cogfal_fix(open_project)
    (open_project / name).chmod(original)
    assert said in run.stdout + run.stderr
    assert run.returncode == COULD_NOT_WORK
    assert snapshot(open_project) == before
