"""cog.yaml and workflows that were written to harm: nothing runs, nothing hangs, what is wrong is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import (
    CONFIGURATION,
    COULD_NOT_WORK,
    LEFT,
    WORKFLOW,
    assert_converted,
    assert_left_alone,
    cogfal_fix,
    flake8,
    make_project,
    snapshot,
)


def bomb(form: str) -> str:
    """Nine levels of nine aliases each."""
    levels = [f"a{n}: &a{n} " + form.format(*[f"*a{n - 1}"] * 9) for n in range(1, 10)]
    return "\n".join(["a0: &a0 {x: y}", *levels, ""])


LIST = "[{}, {}, {}, {}, {}, {}, {}, {}, {}]"
MAP = "{{a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}}}"
MERGE = "{{<<: [{}, {}, {}, {}, {}, {}, {}, {}, {}]}}"


@pytest.mark.parametrize(
    ("configuration", "place", "said"),
    [
        (bomb(LIST) + CONFIGURATION, "cog.yaml:", "aliases"),
        (bomb(MAP) + CONFIGURATION, "cog.yaml:", "aliases"),
        (bomb(MERGE) + CONFIGURATION, "cog.yaml:", "write them out"),
        ("a: &a\n  <<: *a\n" + CONFIGURATION, "cog.yaml:1:", "`<<` merges a map into itself"),
        ("a: &a [*a]\n" + CONFIGURATION, "cog.yaml:1:", "aliases multiply"),
        ("a: &a {b: *a}\n" + CONFIGURATION, "cog.yaml:1:", "aliases multiply"),
        (
            CONFIGURATION + "x: " + "[" * 100_000 + "]" * 100_000 + "\n",
            "cog.yaml:4:",
            "nested deeper than 40",
        ),
        (CONFIGURATION + "# " + "x" * 1_100_000 + "\n", "cog.yaml:1:", "larger than 1000 kB"),
        (
            CONFIGURATION + "# " + "x" * 2_200_000 + "\n",
            "cog.yaml:1:",
            "more than 2,097,152 bytes are not read",
        ),
        (CONFIGURATION + "x: \0\n", "cog.yaml:4:", "NUL bytes"),
        ("build:\n\tgpu: true\n", "cog.yaml:2:", "indent with spaces"),
        (CONFIGURATION + "---\nbuild: {}\n", "cog.yaml:4:", "more than one YAML document"),
    ],
    ids=lambda text: text[:24] if len(text) < 200 else f"{text[:12]}...",
)
def test_what_is_not_read(project: Path, configuration: str, place: str, said: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_left_alone(project, COULD_NOT_WORK, "not read", place, said)
    assert any(message.startswith("CF604") for message in flake8(project / "cog.yaml", inline=True))
    assert any(message.startswith("CF604") for message in flake8(project / "predict.py"))


@pytest.mark.parametrize(
    ("configuration", "place", "said"),
    [
        (CONFIGURATION + "build:\n  gpu: true\n", "cog.yaml:4:", "`build` is already on line 1"),
        (CONFIGURATION + "predict: other.py:P\n", "cog.yaml:4:", "CF605"),
        (CONFIGURATION.replace("3.11", "9" * 5000 + "." + "9" * 5000), "cog.yaml:2:", "a version in quotes"),
        (
            CONFIGURATION.replace("predict.py:", "pre\\0dict.py:"),
            "cog.yaml:3:",
            "is not a file of this project",
        ),
        (CONFIGURATION.replace("predict.py:", "a" * 5000 + ".py:"), "cog.yaml:3:", "CF605"),
    ],
    ids=["twice", "predictor-twice", "version", "nul", "long-name"],
)
def test_what_cannot_be_meant(project: Path, configuration: str, place: str, said: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    before = snapshot(project)
    run = cogfal_fix(project)
    assert run.code in (LEFT, COULD_NOT_WORK)
    assert place in run.said
    assert said in run.said
    assert snapshot(project) == before
    assert flake8(project / "cog.yaml", inline=True)
    assert flake8(project / "predict.py")


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!vault", "!!binary"]
)
def test_tags_are_words(project: Path, tmp_path: Path, tag: str) -> None:
    canary = tmp_path / "canary"
    (project / "cog.yaml").write_text(f'{CONFIGURATION}image: {tag} "touch {canary}"\n')
    flake8(project / "cog.yaml", inline=True)
    cogfal_fix(project)
    assert not canary.exists()


def test_merge_keys_are_honoured(project: Path) -> None:
    merged = 'build:\n  <<: {python_version: "3.9", gpu: true}\n  python_version: "3.12"\n'
    (project / "cog.yaml").write_text(merged + "predict: predict.py:Predictor\n")
    said = assert_converted(project)
    assert "--python 3.12" in said
    assert 'machine_type = "GPU-' in (project / "predict.py").read_text()


@pytest.mark.parametrize(
    "workflow",
    [
        bomb(LIST) + WORKFLOW,
        bomb(MAP) + WORKFLOW,
        "on: &a [*a]\njobs: &j\n  a: *j\n  b:\n    steps: &s\n      - *s\n      - run: cog push r8.im/you/a\n",
        WORKFLOW + "x: !!python/object/apply:os.system [touch canary]\n",
        WORKFLOW + WORKFLOW,
        WORKFLOW + "\tx: y\n",
        WORKFLOW + "x: \x07\n",
        WORKFLOW + "x: \0\n",
        WORKFLOW.replace("on: push", "on: {push: {paths: [[a], {b: c}]}}"),
        WORKFLOW.replace("steps:", "steps: 3\n    other:"),
        WORKFLOW.replace("cog push", "cd 'a\0b' && cog push"),
        'jobs: {a: {steps: [{run: cog push r8.im/you/a, working-directory: "a\\0b"}]}}\n',
        "jobs: {a: {steps: [{run: cog push r8.im/you/a, working-directory: ../../..}]}}\n",
        "runs: [a]\n# cog push r8.im/you/a\n",
    ],
    ids=range(14),
)
def test_workflows_stand_in_nobody_s_way(project: Path, workflow: str) -> None:
    make_project(project, {".github/workflows/push.yml": workflow})
    flake8(project / ".github/workflows/push.yml", inline=True)
    flake8(project / "predict.py")
    assert_converted(project)
    assert not (project / "canary").exists()
