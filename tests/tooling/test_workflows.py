"""Workflows that push with Cog, before (``NAME.yml``) and after (``NAME.after.yml``), and those that are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from flake8_cogfal.conversion.deployment import Deployment
from flake8_cogfal.conversion.workflow_script import Unconvertible
from flake8_cogfal.conversion.workflows import converted_workflow
from flake8_cogfal.tooling.uses import Purpose
from flake8_cogfal.tooling.workflow import Workflow, read_workflow

WORKFLOWS = Path(__file__).parent / "workflows"
TINT = Deployment("predict.py", "Tint", "tint", lambda: "3.11")

CASES = [path for path in sorted(WORKFLOWS.iterdir()) if ".after." not in path.name]


def read(text: str) -> Workflow:
    workflow = read_workflow(text)
    assert workflow is not None
    return workflow


def after(path: Path) -> Path:
    return path.with_suffix(f".after{path.suffix}")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_workflow_deploys_with_fal_afterwards(path: Path) -> None:
    text = path.read_text("utf-8")
    result = converted_workflow(read(text), TINT)
    assert result == after(path).read_text("utf-8")
    yaml.safe_load(result)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_of_cog_is_left(path: Path) -> None:
    result = read_workflow(after(path).read_text("utf-8") + "# cog\n")
    assert result is not None
    assert result.uses("CF902") == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_steps_that_have_nothing_to_do_with_cog_stay(path: Path) -> None:
    before, result = read(path.read_text("utf-8")), after(path).read_text("utf-8")
    for job in before.jobs:
        for step in job.steps:
            if not step.uses:
                assert "\n".join(before.lines[step.first - 1 : step.last]) in result


STEPS = "on: push\njobs:\n  push:\n    runs-on: ubuntu-latest\n    steps:\n"


def steps(*written: str) -> str:
    """A workflow with these steps, each as its lines without indentation."""
    found = []
    for step in written:
        first, *rest = step.split("\n")
        found += [f"      - {first}", *(f"        {line}" for line in rest)]
    return STEPS + "\n".join(found) + "\n"


PUSH = "run: cog push r8.im/alice/tint"

DECLINED = {
    "another command": (steps("run: cog predict -i text=hello", PUSH), 6, "`cog predict`"),
    "a build alone": (steps("run: cog build"), 6, "pushes nothing"),
    "cog-safe-push": (steps("uses: replicate/setup-cog@v2", "run: cog-safe-push -vv"), 7, "cog-safe-push"),
    "requests to Replicate": (
        steps(PUSH, "run: |\n  curl -X PATCH https://api.replicate.com/v1/deployments/alice/tint"),
        8,
        "Replicate's API",
    ),
    "cog.yaml is looked for": (steps("run: |\n  test -f cog.yaml\n  cog push"), 7, "cog.yaml"),
    "cog is looked for": (steps("run: |\n  command -v cog\n  cog push"), 7, "asks for Cog"),
    "another configuration": (steps("run: cog push -f other.yaml r8.im/alice/tint"), 6, "`-f`"),
    "another registry": (steps("run: cog push docker.io/alice/tint"), 6, "docker.io"),
    "an unknown image": (steps("run: cog push r8.im/alice/tint-$STAGE"), 6, "r8.im/alice/tint-$STAGE"),
    "a misspelt expression": (steps("run: cog push r8.im/${{ inputs.name }}}"), 6, "inputs.name"),
    "several accounts": (
        steps(
            "uses: replicate/setup-cog@v2\nwith:\n  token: ${{ secrets.A }}",
            PUSH,
            "uses: replicate/setup-cog@v2\nwith:\n  token: ${{ secrets.B }}",
            PUSH,
        ),
        6,
        "several accounts (A, B)",
    ),
    "a condition on the set-up": (steps("uses: replicate/setup-cog@v2\nif: always()", PUSH), 6, "`if`"),
    "an identifier that others ask for": (steps("id: login\nrun: cog login", PUSH), 6, "`id`"),
    "another folder": (steps("run: cog push\nworking-directory: model"), 6, "another folder"),
    "a folder by cd": (steps("run: cd model && cog push"), 6, "another folder"),
    "a folded script": (steps("run: >\n  cog push\n  r8.im/alice/tint"), 6, "block of lines"),
    "a quoted script": (steps('run: "cog push"'), 6, "block of lines"),
    "an environment on one line": (steps("run: cog push\nenv: {A: b}"), 7, "one line"),
    "an empty branch": (
        steps('run: |\n  if [ -n "$T" ]; then\n    echo "$T" | cog login --token-stdin\n  fi\n  cog push'),
        7,
        "would be empty",
    ),
    "an image of Cog that Docker runs": (
        steps("run: |\n  cog build -t tint\n  docker run -d -p 5000:5000 tint\n  cog push"),
        8,
        "image that Cog builds",
    ),
    "an image without a name": (
        steps("run: cog build", "run: docker run cog-tint", PUSH),
        7,
        "image that Cog builds",
    ),
    "a push by Docker": (
        steps("run: |\n  cog build -t x\n  docker push r8.im/alice/tint"),
        8,
        "Docker pushes",
    ),
    "what a push prints": (steps("run: |\n  echo\n  OUT=$(cog push 2>&1)"), 8, "prints"),
    "another shell": (steps("run: cog push\nshell: pwsh"), 7, "pwsh"),
    "a later step with Python": (
        steps('uses: actions/setup-python@v5\nwith:\n  python-version: "3.12"', PUSH, "run: pytest"),
        10,
        "the Python of the app, 3.11",
    ),
    "an earlier installation": (
        steps("run: pip install boto3", PUSH, "run: python tell.py"),
        8,
        "the Python of the app",
    ),
    "an alias": (
        steps(PUSH + "\nenv: *tokens").replace("on: push", "on: push\nx: &tokens {A: b}"),
        8,
        "alias",
    ),
    "another machine": (steps("run: |\n  ssh host <<EOF\n  cog push\n  EOF"), 6, "another machine"),
    "a step in braces": (STEPS + "      - {run: cog push}\n", 6, "braces"),
    "a cache for Cog": (
        steps("uses: actions/cache@v4\nwith:\n  path: .cog\n  key: ${{ hashFiles('cog.yaml') }}", PUSH),
        9,
        "cog.yaml",
    ),
    "a push by bash": (steps("run: bash -c 'cog push'"), 6, "still needs Cog"),
    "Replicate's workflow": (
        "on: push\njobs:\n  ci:\n    uses: replicate/model-ci-template/.github/workflows/ci.yaml@main\n",
        4,
        "cog-safe-push has no counterpart",
    ),
    "an action": ("runs:\n  using: composite\n  steps:\n    - run: cog push\n", 1, "reads no secrets"),
    "a call by other workflows": (
        steps(PUSH).replace("on: push", "on:\n  workflow_call:"),
        1,
        "other workflows",
    ),
}


@pytest.mark.parametrize(("text", "line", "why"), DECLINED.values(), ids=DECLINED.keys())
def test_a_workflow_that_is_not_understood_is_left_alone(text: str, line: int, why: str) -> None:
    with pytest.raises(Unconvertible) as caught:
        converted_workflow(read(text), TINT)
    assert why in caught.value.why
    assert caught.value.line == line


def test_dashes_on_lines_of_their_own() -> None:
    text = STEPS + (
        "      -\n        name: Set up Cog\n        uses: replicate/setup-cog@v2\n"
        "      - # to Replicate\n        run: cog push\n"
    )
    assert [one.line for one in read(text).uses("CF902")] == [8, 10]
    assert converted_workflow(read(text), TINT) == STEPS + (
        "      - name: Set up Python\n        uses: actions/setup-python@v5\n"
        '        with:\n          python-version: "3.11"\n'
        "      - name: Install fal\n        run: pip install fal\n"
        "      - # to Replicate\n        env:\n          FAL_KEY: ${{ secrets.FAL_KEY }}\n"
        "        run: fal deploy predict.py::Tint --auth private\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    paths: [cog.yaml, 'lib/**']", "    paths: [predict.py, 'lib/**']"),
        ("    paths:\n      - cog.yaml # the model", "    paths:\n      - predict.py # the model"),
        ("    paths: [predict.py, cog.yaml]", "    paths: [predict.py, cog.yaml]"),
    ],
)
def test_a_workflow_waits_for_changes_of_the_app(before: str, after: str) -> None:
    on = "on:\n  push:\n"
    result = converted_workflow(read(steps(PUSH).replace("on: push\n", f"{on}{before}\n")), TINT)
    assert result.startswith(f"{on}{after}\njobs:\n")


def test_replicates_own_workflow_is_one_of_cog() -> None:
    text = "on: push\njobs:\n  ci:\n    uses: replicate/model-ci-template/.github/workflows/ci.yaml@main\n"
    assert [(one.line, one.use.purpose) for one in read(text).uses("CF902")] == [(4, Purpose.SAFE_PUSH)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cog",
        "- cog\n- push",
        "jobs: cog",
        "jobs:\n  a: [cog push]",
        "jobs:\n  a:\n    steps: cog push",
        "jobs:\n  a:\n    steps:\n      - cog push",
        "jobs: {a: {steps: [cog push",
        "jobs:\n\t- cog push",
        "&a [*a, cog push]",
        steps("uses: replicate/setup-node@v4 # no cog"),
        steps("run: echo cog push"),
        steps("name: cog push\nrun: make"),
        steps("run: |\n  # cog push\n  make"),
        steps("uses: cocogitto/cocogitto-action@v3", "run: cog check"),
    ],
)
def test_no_use_of_cog(text: str) -> None:
    workflow = read_workflow(text)
    assert workflow is None or workflow.uses("CF902") == []


def test_a_comment_silences_a_workflow() -> None:
    text = steps("uses: replicate/setup-cog@v2", PUSH).replace(
        "      - run: cog", "      # cogfal: ignore=CF902\n      - run: cog"
    )
    assert read(text).uses("CF902") == []
    assert len(read(text).uses("CF901")) == 2


def test_a_workflow_with_more_than_names_among_its_triggers_is_read() -> None:
    workflow = read_workflow("on: [push, {a: [b]}]\njobs: {deploy: {steps: [{run: cog push}]}}\n")
    assert workflow is not None
    assert workflow.triggers == {"push"}
