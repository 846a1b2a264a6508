"""``--format github`` and ``--format sarif``: what code review shows of a run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from processes import cogfal_fix
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from flake8_cogfal.cli.github import command

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'

PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to shout, 100% loud")) -> str:
        return text.upper()
"""

HIDDEN = PREDICTOR.replace(")) ->", "), **rest) ->")
"""Cannot be converted: nobody knows its inputs."""

Json = dict[str, Any]


def write_project(root: Path, predictor: str = PREDICTOR, configuration: str = CONFIGURATION) -> Path:
    """A Cog project, with the newlines as they are given."""
    root.mkdir(parents=True)
    (root / "cog.yaml").write_bytes(configuration.encode())
    (root / "predict.py").write_bytes(predictor.encode())
    return root


def sarif(*arguments: str, cwd: Path) -> Json:
    """The one run of the document, which models made from the schema of SARIF 2.1.0 accept."""
    printed = cogfal_fix("--format", "sarif", *arguments, cwd=cwd).stdout
    SarifLog.model_validate_json(printed)
    [run] = json.loads(printed)["runs"]
    assert isinstance(run, dict)
    return run


# --- GitHub


def test_a_finding_is_a_command_with_its_place(tmp_path: Path) -> None:
    write_project(tmp_path / "shout")
    run = cogfal_fix("--format", "github", "--check", "shout", cwd=tmp_path)
    assert run.returncode == 1
    assert (
        "::error file=shout/predict.py,line=1,col=1,endLine=1,endColumn=36,title=CF101 cog-import::"
        "`from cog import BasePredictor`: cog is not installed on fal; use fal.App, pydantic and pathlib instead"
    ) in run.stdout.splitlines()
    assert "::error file=shout/predict.py,line=4,title=CF201 cog-predictor::" in run.stdout
    assert all(line.startswith("::error ") for line in run.stdout.splitlines())


def test_what_needs_a_person_is_an_error_and_a_note_a_notice(tmp_path: Path) -> None:
    write_project(tmp_path / "shout", HIDDEN)
    (tmp_path / "shout" / "README.md").write_text("```sh\ncog predict -i text=hello\n```\n")
    lines = cogfal_fix("--format", "github", "--check", cwd=tmp_path / "shout").stdout.splitlines()
    levels = {re.findall(r"title=(CF\d+)", line)[0]: line.split()[0] for line in lines}
    assert (levels["CF101"], levels["CF201"], levels["CF901"]) == ("::error", "::error", "::notice")


def test_after_a_conversion_only_what_is_left_is_told(tmp_path: Path) -> None:
    write_project(tmp_path / "shout")
    run = cogfal_fix("--format", "github", "shout", cwd=tmp_path)
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)
    assert "fal.App" in (tmp_path / "shout" / "predict.py").read_text()


def test_a_diff_keeps_standard_output_for_itself(tmp_path: Path) -> None:
    write_project(tmp_path / "shout")
    run = cogfal_fix("--format", "github", "--diff", "shout", cwd=tmp_path)
    assert run.stdout.startswith("--- a/shout/cog.yaml\n")
    assert "::error file=shout/predict.py,line=1," in run.stderr
    assert run.returncode == 1


def test_a_file_that_cannot_be_read_is_an_error_at_its_line(tmp_path: Path) -> None:
    write_project(tmp_path / "shout", "import json\ndef predict(:\n")
    run = cogfal_fix("--format", "github", "shout", cwd=tmp_path)
    expected = "::error file=shout/predict.py,line=2,title=cogfal-fix::does not parse: invalid syntax"
    assert expected in run.stdout.splitlines()
    assert run.returncode == 2


def test_what_a_finding_tells_is_told_once(tmp_path: Path) -> None:
    write_project(tmp_path / "shout", configuration="build: [\n")
    run = cogfal_fix("--format", "github", "shout", cwd=tmp_path)
    assert [line.partition("::cog.yaml")[0] for line in run.stdout.splitlines() if "cog.yaml" in line] == [
        "::error file=shout/cog.yaml,line=2,title=CF604 invalid-cog-yaml"
    ]
    assert run.returncode == 2


def test_columns_count_utf16_code_units(tmp_path: Path) -> None:
    write_project(tmp_path / "shout", PREDICTOR.replace("self, text", 'self, größe: str = "😀", text'))
    run = cogfal_fix("--format", "github", "--check", "shout", cwd=tmp_path)
    assert "line=5,col=23,endLine=5,endColumn=32,title=CF301 cog-input::`größe`" in run.stdout
    assert "line=5,col=42,endLine=5,endColumn=50,title=CF301 cog-input::`text`" in run.stdout


def test_commands_are_escaped() -> None:
    written = command("error", {"file": "a,b:c%.py", "line": 1}, "100%: one,\ntwo")
    assert written == "::error file=a%2Cb%3Ac%25.py,line=1::100%25: one,%0Atwo"


# --- SARIF


def test_sarif_is_one_document_for_all_projects(tmp_path: Path) -> None:
    write_project(tmp_path / "one two")
    write_project(tmp_path / "other", HIDDEN)
    run = sarif("--check", cwd=tmp_path)
    [invocation] = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{tmp_path.as_uri()}/"}}
    results = run["results"]
    assert {uri_of(one) for one in results} == {
        f"{folder}/{name}" for folder in ("one%20two", "other") for name in ("cog.yaml", "predict.py")
    }
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)


def test_a_result_has_a_rule_a_level_and_a_region(tmp_path: Path) -> None:
    write_project(tmp_path / "shout")
    run = sarif("--check", "shout", cwd=tmp_path)
    result = next(one for one in run["results"] if one["ruleId"] == "CF301")
    assert result["level"] == "error"
    [location] = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 5,
        "startColumn": 23,
        "endLine": 5,
        "endColumn": 32,
    }
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["name"], rule["defaultConfiguration"]) == ("cog-input", {"level": "error"})
    assert rule["help"]["markdown"].startswith("# CF301 cog-input\n")
    assert rule["fullDescription"]["text"].startswith("A parameter of a Cog predictor's `predict`")


@pytest.mark.parametrize(
    "predictor",
    [
        PREDICTOR,
        PREDICTOR.rstrip("\n"),
        PREDICTOR.replace("\n", "\r\n"),
        "\ufeff" + PREDICTOR.replace("loud", "größer"),
    ],
    ids=["plain", "no final newline", "CRLF", "byte order mark"],
)
def test_the_fix_makes_what_the_command_writes(tmp_path: Path, predictor: str) -> None:
    root = write_project(tmp_path / "shout", predictor)
    results = sarif("--diff", "shout", cwd=tmp_path)["results"]
    [fix] = [fix for one in results for fix in one.get("fixes", ())]
    assert (
        fix["description"]["text"]
        == "convert the project into a fal app: this fixes 7 findings, and cog.yaml can be removed"
    )
    changed = {one["artifactLocation"]["uri"]: one for one in fix["artifactChanges"]}
    bom, text = predictor[: predictor.startswith("\ufeff")], predictor.removeprefix("\ufeff")
    fixed = bom + replaced(text, changed["shout/predict.py"]["replacements"])
    assert replaced(CONFIGURATION, changed["shout/cog.yaml"]["replacements"]) == ""
    assert cogfal_fix("--format", "text", "shout", cwd=tmp_path).returncode == 0
    assert (root / "predict.py").read_bytes().decode() == fixed


def test_troubles_are_notifications(tmp_path: Path) -> None:
    write_project(tmp_path / "shout", "import json\ndef predict(:\n")
    [invocation] = sarif("shout", cwd=tmp_path)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    [told] = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "does not parse: invalid syntax"
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}


def test_sarif_of_nothing_is_a_document_too(tmp_path: Path) -> None:
    run = sarif(cwd=tmp_path)
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def uri_of(result: Json) -> str:
    """The file of a result, whose path is relative to the working directory."""
    [location] = result["locations"]
    artifact = location["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "%SRCROOT%" and unquote(artifact["uri"]) != ""
    return str(artifact["uri"])


def replaced(text: str, replacements: list[Json]) -> str:
    """A text after the replacements, as a reader of SARIF makes them: the last one first."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for one in reversed(replacements):
        region = one["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + one["insertedContent"]["text"] + text[end:]
    return text
