"""The Dockerfile of an app, in a file or in a string: what is found in it, and what becomes of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from test_cases import CASES

from flake8_cogfal.checking import check
from flake8_cogfal.engine import migrate
from flake8_cogfal.linting import findings_in_companion, findings_in_file
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

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


def project_at(place: Path, **files: str) -> Path:
    """Write an app and what stands beside it (``Dockerfile="..."``) into a folder."""
    for name, text in files.items():
        (place / ("app.py" if name == "app" else name)).write_text(text, encoding="utf-8", newline="")
    return place


def migrated(place: Path) -> Migration:
    (project,) = find_projects(place)
    return migrate(project, Options())


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


def test_a_dockerfile_of_something_else_raises_nothing(tmp_path: Path) -> None:
    other = "FROM node:20\nCOPY . /src\nEXPOSE 5000\n"
    app = APP.format(before="", image='ContainerImage.from_dockerfile("Dockerfile")')
    place = project_at(tmp_path, app=app, Dockerfile=HEALTHY, **{"web.Dockerfile": other})
    (project,) = find_projects(place)
    assert check(project, Options()) == ()


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
