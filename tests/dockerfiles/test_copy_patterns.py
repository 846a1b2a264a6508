"""Patterns in COPY and ADD: what they stand for, which names take their place, and what the real fal makes of both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fal.container import ContainerImage
from fal.file_sync import FileSync
from test_dockerfiles_of_apps import APP, FROM_FILE, HEALTHY, migrated, project_at

from flake8_cogfal.docker.patterns import matches


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.py", "a.py", True),
        ("*.py", ".py", True),
        ("*.py", "b/a.py", False),
        ("b/*.py", "b/a.py", True),
        ("a?.py", "a1.py", True),
        ("a?.py", "a.py", False),
        ("a[0-9].py", "a7.py", True),
        ("a[^0-9].py", "a7.py", False),
        ("a[!7].py", "a7.py", True),
        ("a[[]0].txt", "a[0].txt", True),
        ("a[", "a[", False),
        ("[z-a]", "b", False),
        ("**.py", "b/a.py", False),
        ("*+(a|b).py", "x+(a|b).py", True),
    ],
)
def test_patterns_are_those_of_go(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits


BESIDE = {"words.py": "", "tables.py": "", "noun.txt": "", "verb.txt": "", "READ.md": "", "data/a.txt": ""}


def with_copy(place: Path, line: str, image: str = FROM_FILE, **files: str) -> Path:
    """A project whose image copies something, with its usual files and more."""
    (place / "data").mkdir()
    app = APP.format(before="", image=image)
    return project_at(place, app=app, Dockerfile=f"{HEALTHY}WORKDIR /src\n{line}\n", **BESIDE, **files)


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("COPY *.py /src/", "COPY app.py tables.py words.py /src/"),
        ("COPY *.py .", "COPY app.py tables.py words.py ./"),
        ("COPY ./[tw]*.py /src", "COPY ./tables.py ./words.py /src/"),
        ("COPY noun.tx? noun.txt", "COPY noun.txt noun.txt"),
        ("COPY --chown=1:1 --link *.txt words.py /src/", "COPY --chown=1:1 --link noun.txt verb.txt words.py /src/"),
        ("COPY words.py *.py /src/", "COPY words.py app.py tables.py /src/"),
        ('COPY ["*.txt", "/my words/"]', 'COPY ["noun.txt", "verb.txt", "/my words/"]'),
        ("COPY d* /src/", "COPY data /src/"),
        ("COPY data/*.txt /src/data/", "COPY data/a.txt /src/data/"),
        ("ADD *.txt /src/", "ADD noun.txt verb.txt /src/"),
        ("COPY *.txt \\\n    # *.py follow\n    *.py \\\n    .", "COPY noun.txt verb.txt \\\n    # *.py follow\n    app.py tables.py words.py \\\n    ./"),
    ],
)  # fmt: skip
def test_patterns_of_copy_become_names(tmp_path: Path, line: str, fixed: str) -> None:
    place = with_copy(tmp_path, line)
    migration = migrated(place)
    assert {one.code for one in migration.found} == {"CF510"}
    assert migration.changes == {"Dockerfile": f"{HEALTHY}WORKDIR /src\n{fixed}\n".encode()}
    project_at(tmp_path, Dockerfile=f"{HEALTHY}WORKDIR /src\n{fixed}\n")
    assert migrated(place).found == ()


def test_fal_uploads_names_and_no_patterns(tmp_path: Path) -> None:
    """The real fal collects what COPY names: nothing for a pattern, all of its files for their names."""
    place = with_copy(tmp_path, "COPY *.py data/*.txt /src/")
    assert collected(place) == set()
    text = migrated(place).changes["Dockerfile"]
    assert text is not None
    (place / "Dockerfile").write_bytes(text)
    assert collected(place) == {"app.py", "tables.py", "words.py", "data/a.txt"}


def collected(place: Path) -> set[str]:
    """What the real fal would upload for the image of a project."""
    image = ContainerImage.from_dockerfile(str(place / "Dockerfile"), context_dir=place)
    sync = FileSync(str(place / "app.py"), credentials=object())
    ignored = [re.compile(one) for one in image.to_dict()["docker_ignore"]]
    files = sync.collect_files(image.get_copy_add_sources(), str(place), ignored)
    return {one.relative_path for one in files}


@pytest.mark.parametrize(
    "line",
    [
        "COPY words.py /src/",
        "COPY --from=ghcr.io/astral-sh/uv:0.9 /uv* /usr/local/bin/",
        "ADD https://example.com/words?plural=1 /src/words",
        "COPY <<EOF /src/a\n*.py\nEOF",
        "RUN cp *.py /src/",
    ],
)
def test_no_patterns_of_the_build_context(tmp_path: Path, line: str) -> None:
    assert migrated(with_copy(tmp_path, line)).found == ()


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("COPY *.bin /src/", {}),
        ("COPY words.py *.bin /src/", {}),
        ("COPY *.md /src/", {}),  # fal leaves them out by itself
        ("COPY $FOLDER/*.py /src/", {}),
        ("COPY --parents d*/*.txt /src/", {}),
        ("COPY ../*.py /src/", {}),
        ("COPY *.txt /src/", {"a--b.txt": ""}),
        ("COPY *.txt /src/", {"a[1].txt": ""}),
        ("COPY *.txt /src/", {".dockerignore": "*.txt\n!noun.txt\n"}),
        ("COPY *.txt /src/", {".dockerignore": "*.txt\n"}),
    ],
)
def test_patterns_that_a_person_has_to_name(tmp_path: Path, line: str, files: dict[str, str]) -> None:
    migration = migrated(with_copy(tmp_path, line, **files))
    assert migration.changes == {}
    (finding,) = migration.left
    assert (finding.code, finding.place.line) == ("CF510", 5)
    assert "name the files" in finding.message


@pytest.mark.parametrize(
    ("image", "fixed"),
    [
        ("context_dir=Path(__file__).parent", "COPY noun.txt /src/"),
        ("context_dir=Path(__file__).parent, dockerignore=['noun.*']", "COPY verb.txt /src/"),
        ("context_dir=Path(__file__).parent / 'data', dockerignore=[]", "COPY a.txt /src/"),
        ("dockerignore_path='data/ignored'", "COPY noun.txt verb.txt /src/"),
    ],
)
def test_what_the_image_ignores(tmp_path: Path, image: str, fixed: str) -> None:
    image = f"ContainerImage.from_dockerfile('Dockerfile', {image})"
    files = {".dockerignore": "verb.txt\n", "data/ignored": "*.py\n"}
    (change,) = migrated(with_copy(tmp_path, "COPY *.txt /src/", image, **files)).changes.values()
    assert change is not None and change.decode().endswith(f"\n{fixed}\n")


@pytest.mark.parametrize("image", ["context_dir=somewhere()", "dockerignore=ignored()", "**options"])
def test_a_context_that_the_code_does_not_tell(tmp_path: Path, image: str) -> None:
    image = f"ContainerImage.from_dockerfile('Dockerfile', {image})"
    migration = migrated(with_copy(tmp_path, "COPY *.txt /src/", image))
    assert migration.changes == {} and [one.code for one in migration.left] == ["CF510"]


def test_patterns_in_a_dockerfile_that_is_not_the_apps(tmp_path: Path) -> None:
    place = with_copy(
        tmp_path, "COPY words.py /src/", **{"web.Dockerfile": "FROM r8.im/a/b\nCOPY *.py /src/\n"}
    )
    assert "CF510" not in {one.code for one in migrated(place).found}
