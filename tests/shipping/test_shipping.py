"""Modules and files of a project travel with its app: pickled and collected by the real fal, run where nothing else is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import shipment
from fal.container import ContainerImage, DockerignoreHandler

from flake8_cogfal.engine import migrate
from flake8_cogfal.fal.ignoring import left_out_by_docker, left_out_by_fal, patterns_for_fal, read_patterns
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

CASES = Path(__file__).parents[1] / "cases" / "imports"
ENVIRONMENT = """\
build:
  python_version: "3.11"
predict: "predict.py:Predictor"
"""
SHIPPED = {
    "local_module": ("a", "A!"),
    "local_module_in_a_function": ("a", "A!"),
    "local_package": ("a", "a"),
    "module_on_the_search_path": ("a", "A!"),
    "modules_found_at_run_time": ("a", "a"),
    "modules_with_an_image": ("a", "aloud\n"),
}


@pytest.mark.parametrize("case", SHIPPED)
def test_app_answers_where_only_its_files_are(case: str, tmp_path: Path) -> None:
    project = written(CASES / case, tmp_path / "my-model")
    (found,) = find_projects(project)
    migration = migrate(found, Options())
    assert not migration.declined
    for path, data in migration.changes.items():
        if data is None:
            (project / path).unlink()
        else:
            (project / path).write_bytes(data)
    folder = tmp_path / "shipment"
    run("ship", project / "predict.py", folder)
    project.rename(tmp_path / "away")
    text, answer = SHIPPED[case]
    assert run("serve", folder, json.dumps({"text": text})) == {"text": answer}


def test_nothing_answers_where_a_module_is_left_behind(tmp_path: Path) -> None:
    """The test above can fail: without app_files the module is not found."""
    project = written(CASES / "local_module", tmp_path / "my-model")
    (found,) = find_projects(project)
    after = migrate(found, Options()).changes["predict.py"]
    assert after is not None
    (project / "predict.py").write_bytes(after.replace(b'    app_files = ["shouting.py"]\n', b""))
    run("ship", project / "predict.py", tmp_path / "shipment")
    with pytest.raises(AssertionError, match="No module named 'shouting'"):
        run("serve", tmp_path / "shipment", json.dumps({"text": "a"}))


def written(case: Path, project: Path) -> Path:
    """The project of a case, without annotations."""
    for file in case.rglob("*"):
        if file.is_file() and file.suffix not in (".after", ".pyc") and file.name != "after.py":
            place = project / file.relative_to(case)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("\n".join(line.partition("  #! ")[0] for line in file.read_text().split("\n")))
    (project / "before.py").rename(project / "predict.py")
    if not (project / "cog.yaml").exists():
        (project / "cog.yaml").write_text(ENVIRONMENT)
    return project


def run(*arguments: object) -> object:
    command = [sys.executable, shipment.__file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


PATHS = [
    ".env",
    ".git/config",
    "README.md",
    "a.txt",
    "keep.txt",
    "data/a.txt",
    "data/deep/a.txt",
    "data/keep.bin",
    "models/README.md",
    "models/weights.bin",
    "src/models/net.py",
    "venv/lib/a.py",
]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("*.txt\n", {"a.txt", "keep.txt"}),
        ("**/*.txt\n", {"a.txt", "keep.txt", "data/a.txt", "data/deep/a.txt"}),
        ("# nothing\n\n*.txt\n!keep.txt\n", {"a.txt"}),
        ("models\n", {"models/README.md", "models/weights.bin"}),
        ("/models/\n", {"models/README.md", "models/weights.bin"}),
        ("./data/*.bin\n", {"data/keep.bin"}),
        ("*\n!src\n", set(PATHS) - {"src/models/net.py"}),
    ],
)
def test_docker_reads_patterns_from_the_root_and_knows_exceptions(text: str, left_out: set[str]) -> None:
    assert left_out_by_docker(read_patterns(text), PATHS) == left_out


@pytest.mark.parametrize(
    "text", ["*.txt\n", "*.txt\n!keep.txt\n", "models\n", "/models\n", "**/a.*\n", "*\n!src\n", "data/*\n"]
)
def test_fal_reads_patterns_as_we_say(text: str, tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text(text)
    expressions = [re.compile(one) for one in DockerignoreHandler(context_dir=tmp_path).get_regex_patterns()]
    by_fal = {path for path in PATHS if any(one.search(path) for one in expressions)}
    assert left_out_by_fal(read_patterns(text), PATHS) == by_fal


@pytest.mark.parametrize(
    "text", ["*.txt\n", "*.txt\n!keep.txt\n", "models\n*.bin\n", "**/a.*\n", "*\n!src\n"]
)
def test_patterns_for_fal_keep_what_docker_keeps(text: str) -> None:
    patterns = read_patterns(text)
    needed = set(PATHS) - left_out_by_docker(patterns, PATHS)
    image = ContainerImage.from_dockerfile_str(
        "FROM scratch", dockerignore=[*patterns_for_fal(patterns, needed)]
    )
    expressions = [re.compile(one) for one in image.to_dict()["docker_ignore"]]
    assert not {path for path in needed if any(one.search(path) for one in expressions)}


def notes_and_marks(project: Path) -> tuple[str, str]:
    """What the report says, and the app's file."""
    (found,) = find_projects(project)
    migration = migrate(found, Options())
    after = migration.changes["predict.py"]
    assert after is not None
    return "\n".join(migration.notes), after.decode()


def test_size_is_named(tmp_path: Path) -> None:
    project = written(CASES / "local_package", tmp_path / "my-model")
    with (project / "models" / "net.bin").open("wb") as file:
        file.truncate(600 * 1024**2)  # no blocks on the disk
    notes, after = notes_and_marks(project)
    assert "600 MB travel with the app: put weights on /data" in notes
    assert "TODO" not in after


def test_file_that_fal_refuses_is_marked(tmp_path: Path) -> None:
    project = written(CASES / "local_package", tmp_path / "my-model")
    with (project / "models" / "net.bin").open("wb") as file:
        file.truncate(1025 * 1024**2)
    _, after = notes_and_marks(project)
    assert "# TODO(cogfal CF106): models/net.bin has more than 1 GB" in after


def test_link_out_of_the_project_is_marked(tmp_path: Path) -> None:
    project = written(CASES / "local_package", tmp_path / "my-model")
    (tmp_path / "elsewhere.json").write_text("{}")
    (project / "models" / "settings.json").symlink_to(tmp_path / "elsewhere.json")
    _, after = notes_and_marks(project)
    assert "# TODO(cogfal CF106): models/settings.json is a link out of the project" in after


def test_what_cog_left_out_is_named(tmp_path: Path) -> None:
    project = written(CASES / "local_package", tmp_path / "my-model")
    (project / "models" / "notes.txt").write_text("not for the image")
    (project / ".dockerignore").write_text("models/*.txt\n")
    notes, _ = notes_and_marks(project)
    assert (
        ".dockerignore leaves out models/notes.txt: they travel with app_files, which does not read it"
        in notes
    )
