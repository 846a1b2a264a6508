"""``cogfal-fix --image-only``: the entry of pyproject.toml, read back by the real fal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from fal.cli._utils import AppData, get_app_data_from_toml
from fal.project import find_project_root
from processes import cogfal_fix

PREDICTOR = """\
from cog import BasePredictor


class Predictor(BasePredictor):
    def predict(self, text: str) -> str:
        return text.upper()
"""
CONFIGURATION = """\
image: r8.im/somebody/shout
build:
  gpu: true
  python_version: "3.11"
predict: predict.py:Predictor
"""
DOCKERFILE = """\
FROM python:3.11-slim
RUN pip install cog
WORKDIR /src
COPY . /src
CMD ["python", "-m", "cog.server.http"]
"""


def describe(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return cogfal_fix("--image-only", *arguments, root)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "shouting"
    root.mkdir()
    (root / "predict.py").write_text(PREDICTOR)
    (root / "cog.yaml").write_text(CONFIGURATION)
    return root


def as_fal_reads_it(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> AppData:
    monkeypatch.chdir(root)
    find_project_root.cache_clear()
    return get_app_data_from_toml(name)


def test_fal_runs_the_image_that_cog_yaml_names(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = describe(project)
    assert result.returncode == 0, result.stdout + result.stderr
    app = as_fal_reads_it(project, "shout", monkeypatch)
    assert app.ref is None and app.auth == "private"
    image = app.options.environment["image"]
    assert image == {"image": "r8.im/somebody/shout", "use_isolate": False}
    assert app.options.gateway["exposed_port"] == 5000
    assert app.options.host["machine_type"] == "GPU-A100"
    health = app.options.host["health_check_config"]
    assert (health.path, health.method) == ("/health-check", "GET")
    assert "fal deploy shout" in result.stdout


def test_nothing_else_is_touched(project: Path) -> None:
    describe(project)
    assert (project / "predict.py").read_text() == PREDICTOR
    assert (project / "cog.yaml").read_text() == CONFIGURATION


def test_the_second_run_and_an_entry_of_ones_own_change_nothing(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.fal.apps.shout]\nref = "other.py"  # mine\n')
    result = describe(project)
    assert result.returncode == 0
    assert (project / "pyproject.toml").read_text() == '[tool.fal.apps.shout]\nref = "other.py"  # mine\n'


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_pyproject_keeps_what_it_says(project: Path, newline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = newline.join(
        ["[project]  # of ours", 'name = "shouting"', "[tool.cogfal]", 'ignore = ["CF801"]']
    )
    (project / "pyproject.toml").write_bytes(before.encode())
    assert describe(project).returncode == 0
    text = (project / "pyproject.toml").read_bytes().decode()
    assert text.startswith(before)
    assert text.count("\n") == text.count(newline)
    assert as_fal_reads_it(project, "shout", monkeypatch).auth == "private"


def test_a_dockerfile_that_starts_cogs_server_is_the_image(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "cog.yaml").write_text(CONFIGURATION.partition("\n")[2])
    (project / "Dockerfile").write_text(DOCKERFILE)
    assert describe(project).returncode == 0
    app = as_fal_reads_it(project, "shouting", monkeypatch)
    assert app.options.environment["image"]["dockerfile_str"] == DOCKERFILE


@pytest.mark.parametrize(
    "image", ["", "image: r8.im/your-username/your-model\n", "image: r8.im/<user>/<model>\n"]
)
def test_without_an_image_nothing_is_written_and_the_two_ways_are_named(project: Path, image: str) -> None:
    (project / "cog.yaml").write_text(image + CONFIGURATION.partition("\n")[2])
    (project / "Dockerfile").write_text("FROM python:3.11\nCMD python train.py\n")
    result = describe(project)
    assert result.returncode == 1
    assert "cog push" in result.stdout and "cog debug > Dockerfile" in result.stdout
    assert not (project / "pyproject.toml").exists()


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[tool\n", "Expected ']'"),
        ('[tool]\nfal = { apps = { other = { ref = "x.py" } } }\n', "takes no further table"),
    ],
)
def test_a_pyproject_that_cannot_take_the_entry_is_left(project: Path, written: str, complaint: str) -> None:
    (project / "pyproject.toml").write_text(written)
    result = describe(project)
    assert result.returncode in (1, 2) and complaint in result.stdout + result.stderr
    assert (project / "pyproject.toml").read_text() == written


def test_the_machine_and_the_concurrency_go_along(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (project / "cog.yaml").open("a") as file:
        file.write("concurrency:\n  max: 4\n")
    assert describe(project, "--machine-type", "GPU-H100").returncode == 0
    host = as_fal_reads_it(project, "shout", monkeypatch).options.host
    assert (host["machine_type"], host["max_multiplexing"]) == ("GPU-H100", 4)


def test_check_and_diff_write_nothing(project: Path) -> None:
    assert "exposed_port" in describe(project, "--diff").stdout
    assert describe(project, "--check").returncode == 1
    assert not (project / "pyproject.toml").exists()


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_formats_for_findings_are_refused(project: Path, form: str) -> None:
    result = describe(project, "--format", form)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"--format {form} shows findings, and --image-only looks for none" in result.stderr
    assert not (project / "pyproject.toml").exists()


def test_json_names_the_app_and_its_machine(project: Path) -> None:
    (found,) = json.loads(describe(project, "--format", "json").stdout)["projects"]
    assert (found["status"], found["app"], found["image_app"]) == ("written", None, "shout")
    assert found["changes"] == [{"path": "pyproject.toml", "kind": "created"}]
    assert found["machine"]["type"] == "GPU-A100"


def test_json_says_why_there_is_no_entry(project: Path) -> None:
    (project / "cog.yaml").write_text(CONFIGURATION.partition("\n")[2])
    result = describe(project, "--format", "json")
    (found,) = json.loads(result.stdout)["projects"]
    assert (result.returncode, found["status"], found["image_app"]) == (1, "declined", None)
    assert "cog push" in found["declined"][0]


def test_an_app_without_cog_yaml_has_no_image_of_cog(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import fal\n\n\nclass Shout(fal.App):\n    machine_type = 'S'\n")
    result = describe(tmp_path)
    assert result.returncode == 1 and "no cog.yaml" in result.stdout
