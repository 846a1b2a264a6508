"""What holds for every file that is read: nothing raises, and what is told lies in a line that the file has."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flake8_cogfal.cog.configuration import read_configuration
from flake8_cogfal.engine import migrate
from flake8_cogfal.fal.ignoring import left_out_by_docker, left_out_by_fal, patterns_for_fal, read_patterns
from flake8_cogfal.fal.requirements.lines import logical_lines
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.settings import InvalidSettings, read_settings
from flake8_cogfal.source.text import UnreadableSource, decode_plain
from flake8_cogfal.source.tree import Tree
from flake8_cogfal.tooling.files import Kind, uses_of
from flake8_cogfal.tooling.workflow import read_workflow

NOWHERE = Path("/nonexistent/my-model")
CODE = "CF703"

quick = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

# What some libraries take for the end of a line, and others do not.
ODD = ("\t", "\f", "\x0b", "\x1c", "\x85", "\u2028", "\ufeff", "\0", "\x07", "é", "🙂")


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts out of the words of a language, some of them unusual, read as the files of a project are."""
    words = st.sampled_from(
        (*pieces, *pieces, *ODD, "\n", "\n", "  ", "    ", " ", "#", ":", '"', "'", "\\\n")
    )
    return st.lists(words | st.text(max_size=3), max_size=30).map("".join).filter(is_read)


def is_read(text: str) -> bool:
    try:
        return decode_plain(text.encode()).text == text
    except (UnicodeEncodeError, UnreadableSource):
        return False


def line_count(text: str) -> int:
    return text.count("\n") + 1


# -- The configuration and what it names

CONFIGURATIONS = texts(
    *(
        "build:",
        "  gpu: true",
        "predict: predict.py:Predictor",
        "- ",
        "run:",
        "&a",
        "*a",
        "<<: ",
        "!!python/name:os.system",
        "|\n",
    ),
    *(
        "python_packages:",
        "[",
        "]",
        "{",
        "}",
        "~",
        "1e9",
        "2024-01-01",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "? ",
        "concurrency:",
    ),
)


@quick
@given(CONFIGURATIONS)
def test_problems_of_cog_yaml_have_a_place_in_it(text: str) -> None:
    for problem in read_configuration(text).problems:
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.message


REQUIREMENTS = texts(
    "torch==2.1",
    "-r other.txt",
    "-e .",
    "--hash=sha256:0",
    "; python_version < '3'",
    "git+https://x",
    "\\\n",
    "[a,b]",
)


@quick
@given(REQUIREMENTS)
def test_every_requirement_has_a_line_of_its_own(text: str) -> None:
    numbers = [number for number, _ in logical_lines(text)]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= len(text.splitlines()) for number in numbers)


PATTERNS = texts(
    "*", "**", "/", "!", "[", "]", "[^a-", "?", "\\", "./", "../", "*.json", "weights/", "!keep.json"
)


@quick
@given(PATTERNS)
@example("!")
@example("/")
@example("[")
@example("\\")
def test_any_dockerignore_can_be_read(text: str) -> None:
    patterns = read_patterns(text)
    paths = ("predict.py", "weights/model.bin", "a/b/c.json")

    left_out_by_docker(patterns, paths)
    left_out_by_fal(patterns, paths)
    kept = patterns_for_fal(patterns, paths)

    assert not left_out_by_fal(kept, paths)


# -- The files around a model

WORKFLOWS = texts(
    *(
        "on: push\n",
        "on:\n",
        "jobs:\n",
        "  push:\n",
        "    steps:\n",
        "      - ",
        "uses: replicate/setup-cog@v2",
        "run: cog push\n",
    ),
    *(
        "run: |\n",
        "        cog push r8.im/a/b\n",
        "with:\n",
        "working-directory: ",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "? ",
        "name: ",
    ),
)


@quick
@given(WORKFLOWS, WORKFLOWS)
@example("run: cog push\nname: a\x85b\n\x85\x85\njobs:\n  a:\n", "")
def test_steps_of_a_workflow_are_lines_of_it(before: str, after: str) -> None:
    step = "    - run: cog push\n"
    text = f"{before}\njobs:\n  a:\n    steps:\n{step}{after}"
    for whole in (before, text):
        workflow = read_workflow(whole)
        for use in workflow.uses(CODE) if workflow else ():
            assert 1 <= use.line <= line_count(whole)


@quick
@given(
    st.sampled_from((Kind.SCRIPT, Kind.MAKEFILE, Kind.DOCUMENT, Kind.PACKAGE, Kind.NOTEBOOK)),
    texts(
        "cog push",
        "cog predict -i",
        "```",
        "```sh\n",
        "$ ",
        "\t",
        "<<EOF\n",
        "EOF\n",
        "&&",
        "$(",
        "`",
        "# noqa",
        '{"scripts": {',
        "}",
    ),
)
def test_commands_are_lines_of_their_file(kind: Kind, text: str) -> None:
    for use in uses_of(kind, text, CODE):
        assert 1 <= use.line <= line_count(text)


LINES = st.lists(
    st.sampled_from(("!cog push", "%%bash", "\n", "!", "cog predict", "\\", *ODD)), max_size=5
).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | LINES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("cells", "source", "scripts")), inner)
    ),
    max_leaves=5,
)
CELLS = st.fixed_dictionaries(
    {"cell_type": st.just("code") | VALUES}, optional={"source": LINES | st.lists(LINES, max_size=4) | VALUES}
)


@quick
@given(
    VALUES | st.fixed_dictionaries({"cells": st.lists(CELLS | VALUES, max_size=3) | VALUES}),
    st.sampled_from((None, 1)),
)
@example({"cells": [{"cell_type": "code", "source": ["%%bash\n", "\n\n\ncog push\n"]}]}, 1)
def test_commands_of_notebooks_are_lines_of_them(notebook: object, indentation: int | None) -> None:
    text = json.dumps(notebook, indent=indentation, ensure_ascii=False)
    for use in uses_of(Kind.NOTEBOOK, text, CODE):
        assert 1 <= use.line <= line_count(text)


@quick
@given(
    st.dictionaries(st.sampled_from(("scripts", "name")), VALUES | st.dictionaries(LINES, LINES, max_size=3))
)
def test_scripts_of_packages_are_lines_of_them(package: object) -> None:
    text = json.dumps(package, indent=2)
    for use in uses_of(Kind.PACKAGE, text, CODE):
        assert 1 <= use.line <= line_count(text)


SETTINGS = texts(
    *(
        "[tool.cogfal]\n",
        "[tool]\n",
        "cogfal = 1\n",
        'select = ["CF1"]\n',
        "ignore = ",
        "[",
        "]",
        "{",
        "}",
        "=",
        "1979-05-27",
        "inf",
    ),
    *(
        "[tool.cogfal.apps]\n",
        '"owner/model" = "app"\n',
        '"owner/model" = {app = "a/b"}\n',
        '"""',
        "[[tool.cogfal]]\n",
    ),
)


@quick
@given(SETTINGS)
@example("a = " + "[" * 5000)
def test_settings_are_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_bytes(text.encode())
        try:
            read_settings(Path(folder))
        except InvalidSettings as error:
            assert "pyproject.toml" in str(error)


# -- Python files as strange editors leave them

PREDICTOR = """\
{head}from cog import BasePredictor, Input, Path
{gap}import torch  # weights: {odd}

class Predictor(BasePredictor):
    def setup(self) -> None:
        self.model = torch.load("{odd}.bin"){end}
{gap}
    def predict(self, image: Path = Input(description="{odd}"), size: int = 3) -> Path:
        # {odd}
        self.model(image, size).save("out.png"){end}
        return Path("out.png")
"""


@st.composite
def predictors(draw: st.DrawFn) -> tuple[bytes, str, str]:
    """A predictor in an encoding, with its newline."""
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "latin-1", "cp1252", "koi8-r", "utf-16")))
    head = "" if encoding in ("utf-8", "utf-8-sig", "utf-16") else f"# -*- coding: {encoding} -*-\n"
    text = PREDICTOR.format(
        head=head + draw(st.sampled_from(("", "\f", "\n", '"""Documentation."""\n', "# remark\n"))),
        gap=draw(st.sampled_from(("", "\f\n", " \t\n", "\n\n\n", "# remark\n"))),
        odd=draw(st.sampled_from(("a", "é", "я", "\x0c", "\x1c", "\x85", "\u2028", "\ufeff", "🙂", "\t"))),
        end=draw(st.sampled_from(("", ";", " ", "\t# remark", "  # \f"))),
    )
    if draw(st.booleans()):
        text = text.replace("    ", "\t")
    newline = draw(st.sampled_from(("\n", "\r\n", "\r")))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", newline).encode(encoding, errors="replace"), encoding, newline


@settings(quick, max_examples=60)
@given(predictors())
def test_a_file_keeps_its_encoding_and_newlines(predictor: tuple[bytes, str, str]) -> None:
    data, encoding, newline = predictor
    tree = Tree(
        NOWHERE, {"predict.py": data, "cog.yaml": b"build: {gpu: true}\npredict: predict.py:Predictor\n"}
    )

    migration = migrate(Project(tree, "cog.yaml", "predict.py"), Options(unsafe_fixes=True))

    assert not any("would not compile" in reason or "defect" in reason for reason in migration.declined)
    if migration.declined:
        assert migration.changes == {}
        return
    result = migration.changes["predict.py"]
    assert result is not None
    compile(result, "predict.py", "exec", dont_inherit=True)
    assert result.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    text = result.decode(encoding)
    assert newline in text
    assert {"\n": "\r", "\r": "\n"}.get(newline, "\0") not in text


def test_a_predictor_in_a_strange_file_is_still_converted() -> None:
    """The property above would hold for a tool that declines everything."""
    data = PREDICTOR.format(head="", gap="\f\n", odd="é", end="").replace("\n", "\r\n").encode("utf-8-sig")
    tree = Tree(NOWHERE, {"predict.py": data, "cog.yaml": b"predict: predict.py:Predictor\n"})
    migration = migrate(Project(tree, "cog.yaml", "predict.py"), Options())
    assert migration.declined == ()
    assert "predict.py" in migration.changes
