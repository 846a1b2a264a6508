"""The command ``cogfal-fix`` as people run it: real processes on small projects."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = """\
build:
  python_version: "3.11"
predict: "predict.py:Predictor"
"""

PREDICTOR = '''\
import json

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(
        self,
        image: Path = Input(description="Picture to describe"),
        sound: Path = Input(description="What is heard", default=None),
        notes: Path = Input(description="What is known", default=None),
        question: str = Input(description="What to tell", default="What is this?"),
    ) -> str:
        """Describe a picture"""
        heard = sound.stat().st_size if sound else 0
        known = notes.read_text() if notes else ""
        return json.dumps([question, image.stat().st_size, heard, known])
'''

HIDDEN = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to spell"), **options) -> str:
        return " ".join(text)
"""

APP = """\
import fal
from pydantic import BaseModel


class Words(BaseModel):
    text: str


class Shout(fal.App):
    @fal.endpoint("/")
    def shout(self, input: Words) -> Words:
        return Words(text=input.text.upper())
"""

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONIOENCODING"))
}


def cogfal_fix(
    *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """One run of the command, which must never end in a traceback."""
    run = subprocess.run(
        [sys.executable, "-m", "flake8_cogfal", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env=ENVIRONMENT | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert "Traceback" not in run.stdout + run.stderr
    return run


def write_project(root: Path, predictor: str = PREDICTOR, configuration: str = CONFIGURATION) -> Path:
    root.mkdir(parents=True)
    (root / "cog.yaml").write_text(configuration)
    (root / "predict.py").write_text(predictor)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project by its path, without those that the command keeps for itself."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".cogfal", ".git"} & set(path.relative_to(root).parts)
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "narrator")


# --- Converting


def test_converts_in_place(project: Path) -> None:
    run = cogfal_fix(project)
    assert run.returncode == 0
    assert list(files(project)) == ["predict.py"]
    app = (project / "predict.py").read_text()
    compile(app, "predict.py", "exec")
    assert "class Narrator(fal.App" in app
    assert '@fal.endpoint("/")' in app
    assert "cog" not in app


def test_the_report_says_what_was_done_and_what_to_type_next(project: Path) -> None:
    run = cogfal_fix("narrator", cwd=project.parent)
    assert run.stdout.startswith("narrator: converted\n")
    assert "1 x CF201 cog-predictor" in run.stdout
    assert "removed cog.yaml\n    changed predict.py\n" in run.stdout
    assert "machine_type L: " in run.stdout
    *_, change_folder, try_it, deploy, undo = run.stdout.splitlines()
    assert change_folder.split() == ["cd", "narrator"]
    assert try_it.endswith("uvx --python 3.11 --from fal fal run predict.py::Narrator")
    assert deploy.endswith("uvx --python 3.11 --from fal fal deploy predict.py::Narrator")
    assert undo.endswith("cogfal-fix --undo narrator")


def test_commands_in_the_report_survive_a_space_in_the_path(tmp_path: Path) -> None:
    write_project(tmp_path / "the narrator")
    run = cogfal_fix(cwd=tmp_path)
    assert "cd 'the narrator'\n" in run.stdout
    assert "cogfal-fix --undo 'the narrator'\n" in run.stdout


def test_a_new_dockerfile_is_created_and_not_changed(tmp_path: Path) -> None:
    packages = "build:\n  system_packages:\n    - ffmpeg"
    root = write_project(tmp_path / "film", configuration=CONFIGURATION.replace("build:", packages))
    run = cogfal_fix(root)
    assert "created Dockerfile\n" in run.stdout
    assert "changed predict.py\n" in run.stdout
    assert cogfal_fix("--undo", root).stdout.splitlines()[-1] == f"removed {root / 'Dockerfile'}"
    assert sorted(files(root)) == ["cog.yaml", "predict.py"]


def test_a_second_run_changes_nothing(project: Path) -> None:
    cogfal_fix(project)
    converted = files(project)
    run = cogfal_fix(project)
    assert run.returncode == 0
    assert run.stdout == f"{project}: nothing to change\n"
    assert files(project) == converted


def test_what_cannot_be_converted_is_left_whole_and_explained(tmp_path: Path) -> None:
    root = write_project(tmp_path / "speller", HIDDEN)
    before = files(root)
    run = cogfal_fix(root)
    assert run.returncode == 1
    assert run.stdout.startswith(
        f"{root}: not converted\n  nothing was changed, because of:\n    predict.py:4:"
    )
    assert "CF201" in run.stdout
    assert "cogfal-fix --image-only" in run.stdout
    assert files(root) == before


def test_equal_reasons_are_not_repeated_without_end(tmp_path: Path) -> None:
    calls = "".join(f"        print(current_scope().context, {n})\n" for n in range(9))
    predictor = PREDICTOR.replace("import Base", "import current_scope, Base").replace(
        "        heard", calls + "        heard"
    )
    root = write_project(tmp_path / "narrator", predictor)
    assert cogfal_fix(root).stdout.count("CF208") == 3
    assert "and 6 more of the same kind (--verbose shows them)" in cogfal_fix(root).stdout
    assert cogfal_fix("--verbose", root).stdout.count("CF208") == 9
    assert cogfal_fix("--check", root).stdout.count("CF208") == 9


# --- Only looking


def test_check_reports_and_writes_nothing(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--check", project)
    assert run.returncode == 1
    assert f"{project}: would be converted" in run.stdout
    assert "predict.py:6:1: CF201 `class Predictor` is a Cog predictor" in run.stdout
    assert "predict.py:9:9: CF305 `image`" in run.stdout
    assert "next:" not in run.stdout
    assert files(project) == before
    assert not (project / ".cogfal").exists()


def test_check_tells_the_evidence_for_the_machine_and_what_was_not_taken(tmp_path: Path) -> None:
    loading = (
        "    def setup(self):\n        self.model = load('black-forest-labs/FLUX.1-dev')\n\n    def predict("
    )
    source = PREDICTOR.replace("    def predict(", loading, 1)
    root = write_project(tmp_path / "painter", source, CONFIGURATION.replace("build:", "build:\n  gpu: true"))
    checked = cogfal_fix("--check", root).stdout
    assert "machine_type GPU-L40: FLUX.1 (predict.py:" in checked
    assert "  evidence for machine_type GPU-L40:\n    cog.yaml:2: `gpu: true`\n" in checked
    assert "  not taken:\n    GPU-A100: 40 GB, of which 36 can be used; 39 are needed\n" in checked
    [one] = json.loads(cogfal_fix("--check", "--format", "json", root).stdout)["projects"]
    assert (one["machine"]["type"], one["machine"]["num_gpus"]) == ("GPU-L40", 1)
    assert (one["machine"]["is_default"], one["machine"]["needed_gb"]) == (False, 38.7)
    assert one["machine"]["evidence"][0] == {"path": "cog.yaml", "line": 2, "says": "`gpu: true`"}
    assert one["machine"]["not_taken"][0]["type"] == "GPU-A100"
    assert "evidence for machine_type" not in cogfal_fix(root).stdout


@pytest.mark.parametrize("tool", [["git", "apply"], ["patch", "-p1", "--binary", "-i"]])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_diff_applied_by_hand_gives_what_the_command_writes(
    tmp_path: Path, tool: list[str], newline: str
) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not installed")
    packages = 'build:\n  system_packages: ["ffmpeg"]'
    by_hand = write_project(
        tmp_path / "by hand" / "narrator", configuration=CONFIGURATION.replace("build:", packages)
    )
    source = "# -*- coding: latin-1 -*-\n# caf\xe9\n" + PREDICTOR.replace("\n\n\n", "\n\n\f\n").rstrip()
    (by_hand / "predict.py").write_bytes(source.replace("\n", newline).encode("latin-1"))
    shutil.copytree(by_hand, by_command := tmp_path / "by command" / "narrator")
    before = files(by_hand)
    diff = subprocess.run([sys.executable, "-m", "flake8_cogfal", "--diff"], cwd=by_hand, capture_output=True)
    assert diff.returncode == 1
    assert diff.stderr == b""
    assert files(by_hand) == before
    (tmp_path / "changes.diff").write_bytes(diff.stdout)
    subprocess.run([*tool, str(tmp_path / "changes.diff")], cwd=by_hand, check=True, capture_output=True)
    assert cogfal_fix(by_command).returncode == 0
    assert files(by_hand) == files(by_command)


def test_one_diff_covers_every_project_below_the_working_directory(tmp_path: Path) -> None:
    for name in ("one", "two words"):
        write_project(tmp_path / "by hand" / name)
        write_project(tmp_path / "by command" / name)
    diff = cogfal_fix("--diff", cwd=tmp_path / "by hand")
    assert "--- a/one/predict.py\n" in diff.stdout
    subprocess.run(["git", "apply", "-"], input=diff.stdout.encode(), cwd=tmp_path / "by hand", check=True)
    cogfal_fix(cwd=tmp_path / "by command")
    assert files(tmp_path / "by hand") == files(tmp_path / "by command")


def test_a_terminal_without_the_characters_of_a_source_does_not_stop_the_diff(tmp_path: Path) -> None:
    root = write_project(tmp_path / "narrator", PREDICTOR.replace("Picture", "Bild \N{HEAVY BLACK HEART}"))
    assert cogfal_fix("--diff", root, PYTHONIOENCODING="ascii").returncode == 1
    assert cogfal_fix("--check", "--verbose", root, PYTHONIOENCODING="ascii").returncode == 1


# --- Choosing rules


def test_selected_import_rules_leave_the_predictor_one_of_cog(tmp_path: Path) -> None:
    predictor = PREDICTOR.replace("import json\n", "import json\n\nimport numpy as np\n").replace(
        "known = ", "known = np.pi and "
    )
    root = write_project(tmp_path / "narrator", predictor)
    run = cogfal_fix("--select", "CF1", root)
    assert run.returncode == 1
    source = (root / "predict.py").read_text()
    assert '        """Describe a picture"""\n        import numpy as np\n' in source
    assert "class Predictor(BasePredictor):" in source
    assert (root / "cog.yaml").exists()
    assert "CF103" in run.stdout
    assert "CF201" not in run.stdout
    assert "the predictor stays one of Cog" in run.stdout


@pytest.mark.parametrize("choice", [["--select", "CF201,CF202"], ["--ignore", "CF305"], ["--ignore", "CF3"]])
def test_half_a_conversion_is_not_made(project: Path, choice: list[str]) -> None:
    before = files(project)
    run = cogfal_fix(*choice, project)
    assert run.returncode == 1
    assert "left for you:" in run.stdout
    assert "the predictor stays one of Cog" in run.stdout
    assert files(project) == before


def test_ignored_codes_and_prefixes_are_not_reported(project: Path) -> None:
    assert "CF3" not in cogfal_fix("--check", "--ignore", "CF3", project).stdout
    by_code = cogfal_fix("--check", "--ignore", "CF301", project).stdout
    assert "CF301" not in by_code
    assert "CF305" in by_code


@pytest.mark.parametrize("flag", ["--select", "--ignore", "--explain"])
def test_a_rule_that_does_not_exist_is_bad_usage(project: Path, flag: str) -> None:
    run = cogfal_fix(flag, "CF999", project)
    assert run.returncode == 2
    assert run.stderr == "cogfal-fix: there is no rule `CF999` (cogfal-fix --list-rules lists them)\n"


# --- Options of a conversion


def test_unsafe_fixes_are_offered_and_applied_on_request_only(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    careful = cogfal_fix(tmp_path)
    assert careful.returncode == 1
    assert "app.py:9:1: CF801" in careful.stdout
    assert "--unsafe-fixes fixes some of this" in careful.stdout
    assert (tmp_path / "app.py").read_text() == APP
    assert cogfal_fix("--unsafe-fixes", tmp_path).returncode == 0
    assert 'class Shout(fal.App):\n    machine_type = "L"\n' in (tmp_path / "app.py").read_text()


def test_the_machine_can_be_chosen(project: Path) -> None:
    assert cogfal_fix("--machine-type", "GPU-H100", project).returncode == 0
    assert 'machine_type = "GPU-H100"' in (project / "predict.py").read_text()


def test_an_unknown_machine_is_refused_with_the_list(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--machine-type", "GPU-H1000", project)
    assert run.returncode == 2
    assert "no machine type `GPU-H1000`" in run.stderr
    assert "XS, S, M, L, XL, GPU-A100" in run.stderr
    assert files(project) == before


def schema_of_input(root: Path) -> dict[str, dict[str, object]]:
    """The properties of the app's input, as the real fal publishes them."""
    script = (
        "import json, predict\n"
        "document = predict.Narrator.build_metadata()['openapi']\n"
        "print(json.dumps(document['components']['schemas']['Input']['properties']))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    properties: dict[str, dict[str, object]] = json.loads(run.stdout)
    return properties


def test_file_inputs_get_the_names_of_fal(project: Path) -> None:
    cogfal_fix(project)
    assert list(schema_of_input(project)) == ["image_url", "sound_url", "notes_url", "question"]


def test_file_inputs_can_keep_their_names_with_the_field_that_tells_fal(project: Path) -> None:
    assert cogfal_fix("--keep-input-names", project).returncode == 0
    properties = schema_of_input(project)
    assert {name: one.get("ui") for name, one in properties.items()} == {
        "image": {"field": "image"},
        "sound": {"field": "audio"},
        "notes": {"field": "file"},
        "question": None,
    }


def test_settings_of_pyproject_are_the_defaults_of_a_project(tmp_path: Path) -> None:
    settled = write_project(tmp_path / "narrator")
    (settled / "pyproject.toml").write_text(
        '[tool.cogfal]\nmachine-type = "GPU-H200"\nkeep-input-names = true\n'
    )
    other = write_project(tmp_path / "other")
    assert cogfal_fix(tmp_path).returncode == 0
    assert 'machine_type = "GPU-H200"' in (settled / "predict.py").read_text()
    assert "image: str = ImageField" in (settled / "predict.py").read_text()
    assert 'machine_type = "L"' in (other / "predict.py").read_text()


def test_the_command_line_overrides_the_settings(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.cogfal]\nmachine-type = "XL"\nignore = ["CF3"]\n')
    assert cogfal_fix("--machine-type", "M", "--ignore", "", project).returncode == 0
    assert 'machine_type = "M"' in (project / "predict.py").read_text()


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("[tool.cogfal]\nmachine = 'XL'\n", "[tool.cogfal] knows no `machine` (it knows select, "),
        ("[tool.cogfal]\nmachine-type = 3\n", "[tool.cogfal] `machine-type` must be text in quotes"),
        ("[tool.cogfal]\nunsafe-fixes = 'yes'\n", "[tool.cogfal] `unsafe-fixes` must be true or false"),
        ("[tool.cogfal]\nignore = 'CF3'\n", "[tool.cogfal] `ignore` must be a list of codes"),
        ("[tool]\ncogfal = 3\n", "[tool.cogfal] must be a table"),
        ("[tool.cogfal\n", "line 1"),
        ("[tool.cogfal]\nmachine-type = 'GPU-9'\n", "no machine type `GPU-9`"),
        ("[tool.cogfal]\nselect = ['X1']\n", "no rule `X1`"),
    ],
)
def test_bad_settings_are_refused_by_name(project: Path, settings: str, complaint: str) -> None:
    (project / "pyproject.toml").write_text(settings)
    before = files(project)
    run = cogfal_fix(project)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert files(project) == before


# --- Another folder


def test_output_writes_beside_the_original(project: Path, tmp_path: Path) -> None:
    (project / "sample.bin").write_bytes(bytes(range(256)))
    before = files(project)
    run = cogfal_fix("--output", "there", "narrator", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("narrator: converted into there\n")
    assert "    cd there\n" in run.stdout
    assert "--undo" not in run.stdout
    assert files(project) == before
    assert not (project / ".cogfal").exists()
    cogfal_fix(project)
    assert files(tmp_path / "there") == files(project)


def test_output_refuses_a_folder_with_files_in_it(project: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.returncode == 2
    assert "is there already and not empty" in run.stdout
    assert files(tmp_path / "there") == {"mine.txt": b"mine"}


def test_output_refuses_a_folder_inside_the_project(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--output", project / "out", project)
    assert run.returncode == 2
    assert "lies inside the project" in run.stdout
    assert files(project) == before


def test_output_never_writes_through_a_link_into_the_original(project: Path, tmp_path: Path) -> None:
    (project / "shared").mkdir()
    (project / "predict.py").rename(project / "shared" / "predictor.txt")
    (project / "predict.py").symlink_to(project / "shared" / "predictor.txt")
    before = files(project)
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.returncode == 0
    assert files(project) == before
    assert b"fal.App" in (tmp_path / "there" / "shared" / "predictor.txt").read_bytes()


def test_output_takes_one_project(tmp_path: Path) -> None:
    write_project(tmp_path / "all" / "one")
    write_project(tmp_path / "all" / "two")
    run = cogfal_fix("--output", tmp_path / "there", tmp_path / "all")
    assert run.returncode == 2
    assert run.stderr == "cogfal-fix: --output takes one project at a time\n"
    assert not (tmp_path / "there").exists()


# --- Formats


def test_json_is_one_document_with_every_finding_and_its_place(project: Path) -> None:
    run = cogfal_fix("--format", "json", "--check", "narrator", cwd=project.parent)
    document = json.loads(run.stdout)
    assert run.returncode == document["exit_code"] == 1
    assert document["version"] == 1
    [one] = document["projects"]
    assert (one["root"], one["status"]) == ("narrator", "planned")
    assert one["app"] == {"path": "predict.py", "class": "Narrator"}
    assert one["changes"] == [
        {"path": "cog.yaml", "kind": "removed"},
        {"path": "predict.py", "kind": "changed"},
    ]
    assert (one["left"], one["declined"], one["problems"], one["refusal"]) == ([], [], [], None)
    finding = next(each for each in one["findings"] if each["code"] == "CF201")
    line = PREDICTOR.splitlines().index("class Predictor(BasePredictor):") + 1
    assert finding == {
        "code": "CF201",
        "name": "cog-predictor",
        "path": "predict.py",
        "line": line,
        "column": 0,
        "end_line": len(PREDICTOR.splitlines()),
        "end_column": len(PREDICTOR.splitlines()[-1]),
        "message": finding["message"],
        "applicability": "safe",
        "blocks": False,
        "note": False,
        "fixed": True,
    }


def test_json_tells_why_a_project_is_left(tmp_path: Path) -> None:
    root = write_project(tmp_path / "speller", HIDDEN)
    document = json.loads(cogfal_fix("--format", "json", root).stdout)
    [one] = document["projects"]
    assert one["status"] == "declined"
    assert [finding["code"] for finding in one["left"] if finding["blocks"]] == ["CF201"]
    assert one["changes"] == []


def test_json_of_nothing_is_a_document_too(tmp_path: Path) -> None:
    document = json.loads(cogfal_fix("--format", "json", tmp_path).stdout)
    assert document == {"version": 1, "exit_code": 0, "projects": []}


LOADED = """
import sys
from flake8_cogfal.cli import main

main(["--check", sys.argv[1]])
print(sorted({"flake8_cogfal.checking", "flake8_cogfal.rules", "libcst", "pydantic", "yaml"} & sys.modules.keys()))
"""


def test_a_folder_without_a_project_costs_its_reading_alone(tmp_path: Path) -> None:
    (tmp_path / "ordinary.py").write_text("import json\n")
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_quiet_prints_only_what_needs_a_person(tmp_path: Path) -> None:
    write_project(tmp_path / "narrator")
    write_project(tmp_path / "speller", HIDDEN)
    run = cogfal_fix("--quiet", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stdout.startswith("speller: not converted\n")
    assert "narrator" not in run.stdout
    assert "[tool.fal.apps" not in run.stdout


def test_verbose_prints_every_finding_that_was_fixed(project: Path) -> None:
    run = cogfal_fix("--verbose", "--no-progress", project)
    assert "predict.py:9:9: CF305 `image`" in run.stdout
    assert "predict.py:12:9: CF301 `question`" in run.stdout


def test_there_is_no_colour_and_no_progress_bar_off_a_terminal(tmp_path: Path) -> None:
    for number in range(6):
        write_project(tmp_path / str(number))
    run = cogfal_fix("--check", tmp_path, TERM="xterm-256color")
    assert "\033" not in run.stdout
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_the_user_minds(project: Path, no_color: str, coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "flake8_cogfal", "--quiet", "--select", "CF201", str(project)],
        stdout=theirs,
        env=ENVIRONMENT | {"NO_COLOR": no_color, "TERM": "xterm"},
    )
    os.close(theirs)
    printed = os.read(ours, 65536)
    os.close(ours)
    assert b"narrator" in printed
    assert (b"\033[" in printed) is coloured


# --- Standard input


def test_standard_input_is_fixed_to_standard_output() -> None:
    run = cogfal_fix("-", stdin=PREDICTOR)
    assert run.returncode == 0
    compile(run.stdout, "stdin", "exec")
    assert "(fal.App" in run.stdout
    assert run.stderr == ""


def test_standard_input_that_needs_nothing_comes_back_as_it_was() -> None:
    source = "print( 'hello' )"
    run = cogfal_fix("-", stdin=source)
    assert (run.returncode, run.stdout, run.stderr) == (0, source, "")


def test_standard_input_that_cannot_be_converted_comes_back_with_the_reason() -> None:
    run = cogfal_fix("-", stdin=HIDDEN)
    assert (run.returncode, run.stdout) == (1, HIDDEN)
    assert "-:4:" in run.stderr
    assert "CF201" in run.stderr


def test_broken_standard_input_comes_back_with_its_line() -> None:
    run = cogfal_fix("-", stdin="import cog\nclass\n")
    assert (run.returncode, run.stdout) == (2, "import cog\nclass\n")
    assert run.stderr.startswith("-:2: does not parse")


def test_check_and_diff_of_standard_input_do_not_print_the_file() -> None:
    check = cogfal_fix("--check", "-", stdin=PREDICTOR)
    assert (check.returncode, check.stdout) == (1, "")
    diff = cogfal_fix("--diff", "-", stdin=PREDICTOR)
    assert diff.returncode == 1
    assert diff.stdout.startswith("--- a/stdin.py\n+++ b/stdin.py\n@@ ")


# --- The catalogue


def test_the_catalogue_lists_every_rule_once() -> None:
    run = cogfal_fix("--list-rules")
    codes = [line.split()[0] for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert codes == sorted(set(codes))
    assert {"CF101", "CF201", "CF305", "CF801"} <= set(codes)
    assert all(line.split()[2] in ("safe", "unsafe", "manual") for line in run.stdout.splitlines())


def test_a_rule_is_explained_in_either_case() -> None:
    run = cogfal_fix("--explain", "cf305")
    assert run.returncode == 0
    assert run.stdout.startswith("# CF305 cog-file-input\n")


def test_a_reader_that_stops_early_is_no_error_to_print_about() -> None:
    command = [sys.executable, "-m", "flake8_cogfal", "--list-rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2


# --- Several projects


def test_several_projects_are_converted_in_several_processes(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        write_project(tmp_path / jobs / "models" / "narrator")
        write_project(tmp_path / jobs / "models" / "speller", HIDDEN)
        (tmp_path / jobs / "tool.py").write_text(APP)
    alone = cogfal_fix("--jobs", "1", cwd=tmp_path / "1")
    together = cogfal_fix("--jobs", "2", cwd=tmp_path / "2")
    assert together.stdout == alone.stdout
    assert together.returncode == alone.returncode == 1
    assert files(tmp_path / "2") == files(tmp_path / "1")
    assert "3 projects: 1 without changes, 1 changed, 1 not converted\n" in together.stdout


def test_a_file_or_a_folder_inside_a_project_means_the_project(tmp_path: Path) -> None:
    for inside in ("predict.py", "cog.yaml", "weights", "weights/notes.txt"):
        root = write_project(tmp_path / inside.replace("/", "-") / "narrator")
        (root / "weights").mkdir()
        (root / "weights" / "notes.txt").write_text("none")
        assert cogfal_fix(root / inside).returncode == 0
        assert "class Narrator(fal.App" in (root / "predict.py").read_text()


def test_a_project_named_twice_is_converted_once(project: Path) -> None:
    run = cogfal_fix(project, project / "predict.py", project / "." / "cog.yaml")
    assert run.stdout.count("converted") == 1


def test_a_predictor_without_a_cog_yaml_is_converted_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "predict.py").write_text(PREDICTOR)
    nothing = cogfal_fix(tmp_path)
    assert (nothing.returncode, (tmp_path / "predict.py").read_text()) == (0, PREDICTOR)
    assert "cogfal-fix predict.py" in nothing.stdout
    assert cogfal_fix(tmp_path / "predict.py").returncode == 0
    assert "(fal.App" in (tmp_path / "predict.py").read_text()


# --- Git, and the way back


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, env=ENVIRONMENT)


def test_uncommitted_changes_are_not_mixed_with_those_of_the_command(project: Path) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "A model")
    (project / "predict.py").write_text(PREDICTOR.replace("What is this?", "Who is this?"))
    before = files(project)
    refused = cogfal_fix(project)
    assert refused.returncode == 2
    assert f"{project / 'predict.py'}: git has uncommitted changes in this file" in refused.stdout
    assert "--allow-dirty" in refused.stdout
    assert files(project) == before
    assert cogfal_fix("--check", project).returncode == 1
    assert cogfal_fix("--allow-dirty", project).returncode == 0
    assert "Who is this?" in (project / "predict.py").read_text()


def test_committed_files_are_converted_whatever_else_is_dirty(project: Path) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "A model")
    (project / "notes.txt").write_text("not committed")
    assert cogfal_fix(project).returncode == 0


def test_undo_puts_every_byte_back_once(project: Path) -> None:
    (project / "predict.py").write_bytes(PREDICTOR.replace("\n", "\r\n").rstrip().encode())
    (project / "predict.py").chmod(0o755)
    before = files(project)
    cogfal_fix(project)
    assert files(project) != before
    run = cogfal_fix("--undo", "narrator", cwd=project.parent)
    assert run.returncode == 0
    assert run.stdout == "put back narrator/cog.yaml\nput back narrator/predict.py\n"
    assert files(project) == before
    assert (project / "predict.py").stat().st_mode & 0o777 == 0o755
    assert not (project / ".cogfal").exists()
    again = cogfal_fix("--undo", "narrator", cwd=project.parent)
    assert again.returncode == 2
    assert again.stderr == "cogfal-fix: narrator: nothing to undo, no run has changed files here\n"


def test_undo_takes_every_project_of_a_folder_or_the_one_around_it(tmp_path: Path) -> None:
    roots = [write_project(tmp_path / "models" / name) for name in ("one", "two")]
    (roots[0] / "weights").mkdir()
    before = {root: files(root) for root in roots}
    cogfal_fix(tmp_path)
    assert cogfal_fix("--undo", tmp_path).returncode == 0
    assert {root: files(root) for root in roots} == before
    cogfal_fix(tmp_path)
    assert cogfal_fix("--undo", cwd=roots[0] / "weights").returncode == 0
    assert files(roots[0]) == before[roots[0]]
    assert files(roots[1]) != before[roots[1]]


def test_undo_does_not_lose_an_edit_made_since(project: Path) -> None:
    cogfal_fix(project)
    with (project / "predict.py").open("a") as file:
        file.write("# mine\n")
    edited = files(project)
    run = cogfal_fix("--undo", project)
    assert run.returncode == 2
    assert "it was edited after the last run" in run.stderr
    assert files(project) == edited


# --- Bad usage


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--undo", "--check"], "--undo writes files back: leave out --check"),
        (["--undo", "--output", "there"], "--undo writes files back: leave out --output"),
        (["--diff", "--output", "there"], "--diff writes nothing, --output does"),
        (["--check", "--output", "there"], "--check writes nothing, --output does"),
        (["--diff", "--format", "json"], "--diff prints a diff, --format json another document"),
        (["-", "."], "- is one file on standard input"),
        (["--jobs", "0"], "--jobs needs a number from 1"),
        (["--jobs", "many"], "invalid int value: 'many'"),
        (["--quiet", "--verbose"], "not allowed with argument"),
        (["--chek"], "unrecognized arguments: --chek"),
        ([""], "a path is empty"),
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["--undo", "nowhere"], "nowhere: there is no such file or folder"),
    ],
)
def test_bad_usage_is_explained_and_changes_nothing(
    project: Path, arguments: list[str], complaint: str
) -> None:
    before = files(project)
    run = cogfal_fix(*arguments, cwd=project)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert files(project) == before
