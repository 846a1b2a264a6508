"""Clients of Replicate in projects: where they are found, what they do to a predictor, and what they know of it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from processes import cogfal_fix

from flake8_cogfal.engine import migrate
from flake8_cogfal.linting import findings_in_file
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.settings import InvalidSettings, applications_in, read_settings

CLIENT = 'import replicate\n\noutput = replicate.run("acme/painter", input={"prompt": "a"})\nprint(output[0].url)\n'
CONVERTED = (
    "import fal_client\n\n"
    'output = fal_client.subscribe("me/painter", arguments={"prompt": "a"})\n'
    'print(output["images"][0]["url"])\n'
)
APPS = '[tool.cogfal.apps]\n"acme/painter" = "me/painter"\n'
COG_YAML = 'build:\n  python_version: "3.11"\nimage: r8.im/acme/sketcher\npredict: predict.py:Predictor\n'
PREDICTOR = """\
from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, picture: Path = Input(), prompt: str = Input(default="")) -> list[Path]:
        return [Path("/tmp/out.png")]
"""
HOPELESS = PREDICTOR.replace("class", "STEPS = Input(default=3)\n\n\nclass")


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_py", ".py").replace("_toml", ".toml").replace(
            "_yaml", ".yaml"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / ".git").mkdir(exist_ok=True)
    return folder


def migrated(folder: Path, unsafe: bool = False) -> list[Migration]:
    options = Options(unsafe_fixes=unsafe, apps=applications_in(read_settings(folder)))
    return [migrate(project, options) for project in find_projects(folder)]


def test_clients_of_a_folder_are_one_project(tmp_path: Path) -> None:
    write(tmp_path, a__one_py=CLIENT, b__two_py=CLIENT, c_py="x = 1\n", pyproject_toml=APPS)
    (migration,) = migrated(tmp_path)
    assert {path: data.decode() for path, data in migration.changes.items() if data} == {
        "a/one.py": CONVERTED,
        "b/two.py": CONVERTED,
    }
    assert migration.left == ()


def test_a_client_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT, two_py=CLIENT, pyproject_toml=APPS)
    run = cogfal_fix("--allow-dirty", tmp_path / "one.py")
    assert run.returncode == 0, run.stdout
    assert (tmp_path / "one.py").read_text() == CONVERTED
    assert (tmp_path / "two.py").read_text() == CLIENT


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT, pyproject_toml=APPS)
    assert cogfal_fix("--allow-dirty", tmp_path).returncode == 0
    assert cogfal_fix("--check", tmp_path).returncode == 0


def test_standard_input(tmp_path: Path) -> None:
    run = cogfal_fix("-", stdin=CLIENT)
    assert run.stdout == CLIENT
    assert "CF701" in run.stderr
    assert '"acme/painter" = "owner/app"' in run.stderr
    unsafe = cogfal_fix("--unsafe-fixes", "-", stdin=CLIENT)
    assert 'fal_client.subscribe("acme/painter"' in unsafe.stdout
    assert "# TODO(cogfal CF701)" in unsafe.stdout


def test_clients_go_along_with_a_predictor(tmp_path: Path) -> None:
    write(tmp_path, cog_yaml=COG_YAML, predict_py=PREDICTOR, scripts__try_py=CLIENT, pyproject_toml=APPS)
    (migration,) = migrated(tmp_path)
    assert migration.declined == ()
    assert migration.changes["scripts/try.py"] == CONVERTED.encode()
    assert b"fal.App" in (migration.changes["predict.py"] or b"")


def test_a_client_that_stays_is_no_reason_to_decline(tmp_path: Path) -> None:
    client = "import replicate\n\nprint(replicate.models.list())\n"
    write(tmp_path, cog_yaml=COG_YAML, predict_py=PREDICTOR, scripts__try_py=client)
    (migration,) = migrated(tmp_path)
    assert migration.declined == ()
    assert "scripts/try.py" not in migration.changes
    assert [one.code for one in migration.left if one.place.path == "scripts/try.py"] == ["CF705"]


def test_a_predictor_that_stays_does_not_keep_its_clients(tmp_path: Path) -> None:
    write(tmp_path, cog_yaml=COG_YAML, predict_py=HOPELESS, scripts__try_py=CLIENT, pyproject_toml=APPS)
    (migration,) = migrated(tmp_path)
    assert len(migration.declined) == 1
    assert set(migration.changes) == {"scripts/try.py"}
    run = cogfal_fix("--allow-dirty", tmp_path)
    assert (tmp_path / "scripts/try.py").read_text() == CONVERTED
    assert "the predictor stays one of Cog, because of:" in run.stdout
    assert run.returncode == 1


def test_the_model_of_the_project_is_known(tmp_path: Path) -> None:
    client = 'import replicate\n\noutput = replicate.run("acme/sketcher", input={"picture": source()})\nprint(output)\n'
    apps = '[tool.cogfal.apps]\n"acme/sketcher" = "me/sketcher"\n'
    write(tmp_path, cog_yaml=COG_YAML, predict_py=PREDICTOR, try_py=client, pyproject_toml=apps)
    (migration,) = migrated(tmp_path)
    assert (migration.changes["try.py"] or b"").decode() == (
        "import fal_client\n\n"
        'result = fal_client.subscribe("me/sketcher", arguments={"picture_url": source()})\n'
        'output = [image["url"] for image in result["images"]]\n'
        "print(output)\n"
    )


def test_the_model_of_the_project_streams_its_text(tmp_path: Path) -> None:
    teller = (
        "from cog import BasePredictor, ConcatenateIterator\n\n\n"
        "class Predictor(BasePredictor):\n"
        "    def predict(self, prompt: str) -> ConcatenateIterator[str]:\n"
        "        yield from prompt.split()\n"
    )
    client = (
        "import replicate\n\n"
        'for piece in replicate.run("acme/sketcher", input={"prompt": "a king"}):\n'
        '    print(piece, end="")\n'
    )
    apps = '[tool.cogfal.apps]\n"acme/sketcher" = "me/sketcher"\n'
    write(tmp_path, cog_yaml=COG_YAML, predict_py=teller, try_py=client, pyproject_toml=apps)
    (migration,) = migrated(tmp_path)
    assert b"'text': piece" in (migration.changes["predict.py"] or b"")
    assert (migration.changes["try.py"] or b"").decode() == (
        "import fal_client\n\n"
        'for piece in fal_client.stream("me/sketcher", arguments={"prompt": "a king"}):\n'
        '    print(piece["text"], end="")\n'
    )


def test_half_of_the_rules_convert_nothing(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT, pyproject_toml=APPS)
    run = cogfal_fix("--select", "CF701", tmp_path)
    assert (tmp_path / "one.py").read_text() == CLIENT
    assert run.returncode == 1


def test_a_call_that_is_silenced_stays(tmp_path: Path) -> None:
    silenced = CLIENT.replace('"a"})', '"a"})  # noqa: CF701')
    write(tmp_path, one_py=silenced, pyproject_toml=APPS)
    (migration,) = migrated(tmp_path)
    assert migration.changes == {}
    assert migration.left == ()


def test_files_of_the_environment_are_reported(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT, pyproject_toml=APPS)
    (tmp_path / ".env.example").write_text("DEBUG=1\nREPLICATE_API_TOKEN=r8_\n")
    run = cogfal_fix("--check", "--format", "json", tmp_path)
    (project,) = json.loads(run.stdout)["projects"]
    places = [(one["code"], one["path"], one["line"]) for one in project["left"]]
    assert places == [("CF704", ".env.example", 2)]


def test_a_name_of_the_package_that_is_left_keeps_the_file(tmp_path: Path) -> None:
    client = CLIENT + "__all__ = ['replicate']\n"
    write(tmp_path, one_py=client, pyproject_toml=APPS)
    (migration,) = migrated(tmp_path)
    assert migration.changes == {}
    assert migration.kept == ("one.py: `replicate` is used in a way that is not followed",)


def test_a_module_called_replicate_is_not_the_package(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT, replicate_py="def run(name, input): ...\n")
    assert [one for migration in migrated(tmp_path, unsafe=True) for one in migration.found] == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('"a/b" = 1', "must be the id of a fal app"),
        ('"a/b" = "painter"', "write owner/name"),
        ('"a/b" = {app = "me/b", shape = "x"}', "knows no `shape`"),
        ('"a/b" = {app = "me/b", output = "a b"}', "`output` must name a field"),
        ('"a/b" = {app = "me/b", inputs = {image = 1}}', "`inputs` must be a table"),
        ('"a/b" = {app = "me/b", stream = "yes"}', "`stream` must be true or false"),
    ],
)
def test_entries_that_cannot_be_used(entry: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml=f"[tool.cogfal.apps]\n{entry}\n")
    with pytest.raises(InvalidSettings, match=r"\[tool\.cogfal\.apps\]"):
        read_settings(tmp_path)
    write(tmp_path, one_py=CLIENT)
    run = cogfal_fix(tmp_path)
    assert run.returncode == 2
    assert said in run.stderr


def test_linting_a_client(tmp_path: Path) -> None:
    write(tmp_path, one_py=CLIENT)
    found = findings_in_file(str(tmp_path / "one.py"), CLIENT, ast.parse(CLIENT), Options(), anchored=True)
    assert [(line, column, text[:5]) for line, column, text in found] == [(3, 9, "CF701")]
