"""cog.yaml and workflows, broken or written to harm: nothing runs, nothing hangs, what is wrong has its line."""

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
)


def bomb(form: str, leaf: str = "{x: y}") -> str:
    """Nine levels of nine aliases each; the last one is ``a9``."""
    levels = [f"a{n}: &a{n} " + form.format(*[f"*a{n - 1}"] * 9) for n in range(1, 10)]
    return "\n".join([f"a0: &a0 {leaf}", *levels, ""])


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
        (CONFIGURATION + "x: \x07\n", "cog.yaml:4:", "characters that YAML does not allow"),
        ("build:\n\tgpu: true\n", "cog.yaml:2:", "indent with spaces"),
        (CONFIGURATION + "---\nbuild: {}\n", "cog.yaml:4:", "more than one YAML document"),
        ("a: &a [x]\nb: " + "[" * 60 + "*a" + "]" * 60, "cog.yaml:2:", "nested deeper than 40"),
        ("build:\n  gpu: [true\npredict: x\n", "cog.yaml:3:", "not valid YAML"),
        ("build:\n  gpu: true\n{% if a %}\npredict: x\n", "cog.yaml:3:", "this is a template"),
        ("- build\n- predict\n", "cog.yaml:1:", "must be a map of keys"),
        ("just words\n", "cog.yaml:1:", "must be a map of keys"),
    ],
    ids=lambda text: text[:24] if len(text) < 200 else f"{text[:12]}...",
)
def test_what_is_not_read(project: Path, configuration: str, place: str, said: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_left_alone(project, COULD_NOT_WORK, "not read", place, said)
    assert any(message.startswith("CF604") for message in flake8(project / "cog.yaml", inline=True))
    assert any(message.startswith("CF604") for message in flake8(project / "predict.py"))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_cog_yaml_in_another_encoding(project: Path, encoding: str) -> None:
    (project / "cog.yaml").write_bytes((CONFIGURATION + "# caf\xe9\n").encode(encoding))
    assert_left_alone(project, COULD_NOT_WORK, "cog.yaml:", "save", "as UTF-8")


def test_broken_configuration_is_not_called_fine_because_its_rules_are_ignored(project: Path) -> None:
    (project / "cog.yaml").write_text("build: [\n")
    assert cogfal_fix("--ignore", "CF6", project).code == COULD_NOT_WORK


@pytest.mark.parametrize(
    ("configuration", "place", "said"),
    [
        ("", "cog.yaml:1:", "names no predictor"),
        ("build:\n  gpu: false\n", "cog.yaml:1:", "names no predictor"),
        ("predict: [a, b]\n", "cog.yaml:1:", "`predict` is a list"),
        ("predict:\n  file: predict.py\n", "cog.yaml:1:", "`predict` is a map"),
        ('predict: "predict.py"\n', "cog.yaml:1:", "names no class or function"),
        (CONFIGURATION.replace(":Predictor", ":Missing"), "cog.yaml:3:", "no class or function `Missing`"),
        (
            CONFIGURATION + 'run: "predict.py:Predictor"\n',
            "cog.yaml:3:",
            "`run` and `predict` exclude each other",
        ),
        (CONFIGURATION + "build:\n  gpu: true\n", "cog.yaml:4:", "`build` is already on line 1"),
        (CONFIGURATION.replace("3.11", "9" * 5000 + "." + "9" * 5000), "cog.yaml:2:", "a version in quotes"),
        (
            CONFIGURATION.replace("predict.py:", "pre\\0dict.py:"),
            "cog.yaml:3:",
            "is not a file of this project",
        ),
    ],
    ids=lambda text: text[:24] if len(text) < 200 else f"{text[:12]}...",
)
def test_what_cannot_be_meant(project: Path, configuration: str, place: str, said: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_left_alone(project, LEFT, f"{project}: not converted\n", place, said)
    assert flake8(project / "cog.yaml", inline=True)
    assert flake8(project / "predict.py")


@pytest.mark.parametrize(
    ("configuration", "place"),
    [
        (CONFIGURATION + "predict: other.py:P\n", "cog.yaml:4:"),
        (CONFIGURATION.replace("predict.py:", "a" * 5000 + ".py:"), "cog.yaml:3:"),
    ],
    ids=["named-twice", "long-name"],
)
def test_a_predictor_that_is_nowhere(project: Path, configuration: str, place: str) -> None:
    (project / "cog.yaml").write_text(configuration)
    assert_left_alone(project, COULD_NOT_WORK, f"{project}: not read\n", place, "CF605")
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


@pytest.mark.parametrize(
    "workflow",
    [
        "on: push\njobs: " + "{a: " * 50_000 + "}" * 50_000,
        bomb(LIST, "x") + "on: *a9\njobs: *a9\n",
        bomb(LIST, "x")
        + "on: push\ndefaults: {run: {working-directory: *a9}}\njobs: {deploy: {steps: *a9}}\n",
        "on: &o {push: *o}\njobs: &j {deploy: *j}\n",
    ],
    ids=["maps", "aliases", "aliases-in-jobs", "an-alias-to-itself"],
)
def test_a_workflow_that_nobody_wrote_stays_as_it_is(project: Path, workflow: str) -> None:
    path = project / ".github/workflows/push.yml"
    make_project(project, {".github/workflows/push.yml": "# cog push\n" + workflow})
    assert_converted(project)
    assert path.read_text() == "# cog push\n" + workflow
