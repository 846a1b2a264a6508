"""A workflow that pushes a model with Cog, as one that deploys the app with fal.

By lines: what has nothing to do with Cog stays byte for byte. A workflow is rewritten as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..tooling.files import CONFIGURATIONS
from ..tooling.uses import Purpose
from ..tooling.workflow import SETUP_COG, Job, Step, Workflow, read_workflow
from .deployment import Deployment
from .workflow_obstacles import SETUP_PYTHON, python_of, refuse_obstacles, refuse_other_steps
from .workflow_script import INSTALL_FAL, ConvertedScript, Unconvertible, convert_script

KEY = "FAL_KEY"
SECRET = f"{KEY}: ${{{{ secrets.{KEY} }}}}"

_OF_COG = re.compile(r"\bcog\b|\bREPLICATE_\w+|\bdocker\b", re.IGNORECASE)
_TO_REPLICATE = re.compile(
    r"\b(?P<verb>push|publish|upload|deploy)(?P<what>\b[^:#]*?) to replicate\b", re.IGNORECASE
)
_INSTALL_COG = re.compile(r"\b(?P<verb>set ?up|install) cog\b", re.IGNORECASE)
_IMAGE_OF_COG = re.compile(r"(?P<value>value of `image`|`image` value) in cog\.yaml")
_BARE_COG = re.compile(r"(?<![\w./-])cog(?![\w./-])")


@dataclass
class _Rewriting:
    """The lines of a workflow, and what takes their place by 1-based line; ``before`` are lines put above one."""

    workflow: Workflow
    replaced: dict[int, list[str]] = field(default_factory=dict)
    before: dict[int, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        lines: list[str] = []
        for number, line in enumerate(self.workflow.lines, start=1):
            lines += self.before.get(number, [])
            lines += self.replaced.get(number, [line])
        return "\n".join(lines)

    def drop(self, lines: Iterable[int]) -> None:
        for number in lines:
            self.replaced[number] = []


def converted_workflow(workflow: Workflow, deployment: Deployment) -> str:
    """The text of the workflow after the conversion. Raises Unconvertible."""
    refuse_obstacles(workflow)
    rewriting = _Rewriting(workflow)
    for job in workflow.jobs:
        if job.purposes:
            _convert_job(job, rewriting, deployment)
    _watch_the_app(rewriting, deployment)
    if not workflow.triggers & {"pull_request", "pull_request_target"}:
        for line in (workflow.name_line, *(job.name_line for job in workflow.jobs if job.purposes)):
            _rename(rewriting, line)
    text = _IMAGE_OF_COG.sub(lambda match: _of_the_app(match["value"], deployment), rewriting.text)
    _refuse_leftovers(text, workflow)
    return text


def _watch_the_app(rewriting: _Rewriting, deployment: Deployment) -> None:
    """A workflow that waited for changes of cog.yaml waits for those of the app."""
    watched = rewriting.workflow.watched
    for node in watched:
        if node.value in CONFIGURATIONS and deployment.path not in (one.value for one in watched):
            number, line = node.start_mark.line + 1, rewriting.workflow.lines[node.start_mark.line]
            new = line[: node.start_mark.column] + deployment.path + line[node.end_mark.column :]
            rewriting.replaced[number] = [new]


def _convert_job(job: Job, rewriting: _Rewriting, deployment: Deployment) -> None:
    if Purpose.PUSH not in job.purposes:
        uses = job.uses
        line = next((one.line for one in uses if one.use.purpose is Purpose.SAFE_PUSH), uses[0].line)
        what = (
            "cog-safe-push has"
            if Purpose.SAFE_PUSH in job.purposes
            else "a job that uses Cog and pushes nothing has"
        )
        raise Unconvertible(line, f"{what} no counterpart")
    refuse_other_steps(job, deployment)
    has_fal = has_python = False
    for step in job.steps:
        if step.action == SETUP_PYTHON:
            has_python = python_of(step) == deployment.python_version
        elif step.action == SETUP_COG:
            _refuse_keys(step, {"name", "uses", "with"})
            new = _setup_steps(job, step, rewriting.workflow, deployment, has_python, has_fal)
            _replace_step(rewriting, step, new)
            has_fal = has_python = True
        elif step.uses:
            if any(found.folder != "" for found in step.uses):
                raise Unconvertible(step.uses[0].line, "it works in another folder than the app's")
            script = convert_script(step.script, step.script_line, deployment, has_fal)
            if (script.pushes or script.installs) and not has_python:
                installs = has_fal or script.installs
                new = _setup_steps(job, step, rewriting.workflow, deployment, has_python, installs)
                rewriting.before[_first_comment(rewriting.workflow, step)] = [
                    *new,
                    *_gap(job, rewriting.workflow),
                ]
                has_python, has_fal = True, has_fal or not installs
            elif script.pushes and not has_fal:
                new = _setup_steps(job, step, rewriting.workflow, deployment, True, False)
                rewriting.before[_first_comment(rewriting.workflow, step)] = [
                    *new,
                    *_gap(job, rewriting.workflow),
                ]
            has_fal = has_fal or script.installs or script.pushes
            _write_script(rewriting, step, script)


def _refuse_keys(step: Step, known: set[str]) -> None:
    unknown = step.places.keys() - known
    if unknown:
        raise Unconvertible(step.first, f"the step has `{sorted(unknown)[0]}`, which speaks of what goes")


def _setup_steps(
    job: Job, step: Step, workflow: Workflow, deployment: Deployment, has_python: bool, has_fal: bool
) -> list[str]:
    """The lines of the steps that bring Python and fal, as far as they are needed, in the layout of another step."""
    dash, keys = " " * step.dash + "-" + " " * (step.indent - step.dash - 1), " " * step.indent
    new: list[str] = []
    if not has_python:
        new += [
            f"{dash}name: Set up Python",
            f"{keys}uses: {SETUP_PYTHON}@{_version_of_setup_python(workflow)}",
            f"{keys}with:",
            f'{keys}  python-version: "{deployment.python_version}"',
        ]
    if not has_fal:
        new += [
            *(_gap(job, workflow) if new else []),
            f"{dash}name: Install fal",
            f"{keys}run: {INSTALL_FAL}",
        ]
    return new


def _version_of_setup_python(workflow: Workflow) -> str:
    used = re.search(rf"{SETUP_PYTHON}@(\S+)", workflow.text)
    return used[1] if used else "v5"


def _gap(job: Job, workflow: Workflow) -> list[str]:
    """What stands between two steps of a job: an empty line, or nothing."""
    above = (workflow.lines[_first_comment(workflow, step) - 2] for step in job.steps[1:])
    return [] if any(line.strip() for line in above) else [""]


def _first_comment(workflow: Workflow, step: Step) -> int:
    """The 1-based line of the comments right above a step; its first line where there are none."""
    line = step.first
    while line > 1 and workflow.lines[line - 2].strip().startswith("#"):
        line -= 1
    return line


def _replace_step(rewriting: _Rewriting, step: Step, new: list[str]) -> None:
    """Put steps, or nothing, in the place of one. Comments on it go where they speak of Cog."""
    lines = rewriting.workflow.lines
    first = _first_comment(rewriting.workflow, step)
    inside = [lines[number - 1] for number in range(first, step.last + 1)]
    comments = [line for line in inside if line.strip().startswith("#")]
    kept = [] if not new or any(_OF_COG.search(line) for line in comments) else comments
    rewriting.drop(range(first, step.last + 1))
    rewriting.replaced[first] = [*kept, *new]
    if not kept and not new:
        after = step.last + 1
        if after <= len(lines) and not lines[after - 1].strip() and after < len(lines):
            rewriting.drop([after])


def _write_script(rewriting: _Rewriting, step: Step, script: ConvertedScript) -> None:
    """The new lines of a step's script, its name and its environment; the step goes where nothing is left to run."""
    if script.is_empty:
        _refuse_keys(step, {"name", "run", "env", "shell", "if", "working-directory"})
        _replace_step(rewriting, step, [])
        return
    lines = rewriting.workflow.lines
    node = step.scalars["run"]
    if step.is_literal:
        _write_block(rewriting, step, script)
    elif not node.style and node.start_mark.line == node.end_mark.line:
        line = lines[node.start_mark.line]
        new = line[: node.start_mark.column] + script.text + line[node.end_mark.column :]
        rewriting.replaced[step.script_line] = [new]
    else:
        raise Unconvertible(step.places["run"], "the script is not written as a block of lines (`run: |`)")
    if "name" in step.places:
        _rename(rewriting, step.places["name"])
    if script.pushes:
        _give_key(rewriting, step, script)


def _write_block(rewriting: _Rewriting, step: Step, script: ConvertedScript) -> None:
    old = step.script.split("\n")
    if len(script.lines) == 1:  # the whole script became one command
        start = step.script_line
        first = rewriting.workflow.lines[start - 1]
        rewriting.drop(range(start, step.last + 1))
        rewriting.replaced[start] = [first[: len(first) - len(first.lstrip())] + str(script.lines[0])]
        return
    for row, (before, after) in enumerate(zip(old, script.lines, strict=True)):
        number = step.script_line + row
        if after is None and before is not None:
            rewriting.drop([number])
        elif after != before:
            line = rewriting.workflow.lines[number - 1]
            rewriting.replaced[number] = [line[: len(line) - len(before)] + str(after)]


def _give_key(rewriting: _Rewriting, step: Step, script: ConvertedScript) -> None:
    """FAL_KEY in the environment of a step, in the place of a token that nothing reads any more."""
    environment = step.maps.get("env")
    if environment is None and "env" in step.places:
        raise Unconvertible(step.places["env"], "the environment of the step is an expression")
    keys = " " * step.indent
    if not environment:
        run = step.places["run"]
        new = [f"{keys}env:", f"{keys}  {SECRET}"]
        if run == step.first:
            rewriting.before.setdefault(step.last + 1, []).extend(new)
            if step.last == len(rewriting.workflow.lines):
                rewriting.replaced[step.last] = [*rewriting.replaced.get(step.last, []), *new]
        else:
            rewriting.before.setdefault(run, []).extend(new)
        return
    if any(line == step.places["env"] for _, line in environment.values()):
        raise Unconvertible(step.places["env"], "the environment of the step is written on one line")
    tokens = [
        name for name, (value, _) in environment.items() if _is_token(name, value) and name not in script.text
    ]
    value, place = environment[tokens[0] if tokens else next(reversed(environment))]
    line = rewriting.workflow.lines[place - 1]
    new_line = line[: len(line) - len(line.lstrip())] + SECRET
    comment = line.partition(value)[2] if tokens else ""
    rewriting.replaced[place] = [new_line + comment] if tokens else [line, new_line]


def _is_token(name: str, value: str) -> bool:
    return "secrets." in value and name.startswith(("REPLICATE_", "COG_"))


def _rename(rewriting: _Rewriting, number: int | None) -> None:
    """A name that says what no longer happens."""
    if number is None:
        return
    line = "\n".join(rewriting.replaced.get(number, [rewriting.workflow.lines[number - 1]]))
    head, separator, name = line.partition("name:")
    name = _TO_REPLICATE.sub(lambda match: f"{_as('deploy', match['verb'])}{match['what']} to fal", name)
    name = _INSTALL_COG.sub(lambda match: f"{match['verb']} fal", name)
    rewriting.replaced[number] = [head + separator + name]


def _as(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _of_the_app(written: str, deployment: Deployment) -> str:
    """Cog's own template tells its reader which name is taken where none is given."""
    return f"{written.replace('image', 'app_name')} in {deployment.path}"


def _refuse_leftovers(text: str, workflow: Workflow) -> None:
    """The result is a workflow, and nothing that it runs is Cog."""
    result = read_workflow(f"{text}\n# cog")
    left = result.uses("CF902") if result else []
    if result is None or left:
        lines = [text.split("\n")[one.line - 1] for one in left]
        number = next((n for n, one in enumerate(workflow.lines, start=1) if one in lines), 1)
        raise Unconvertible(number, "what would be left of it still needs Cog")
    for job in result.jobs:
        for step in job.steps:
            for line in _commands_of(step.script):
                if _BARE_COG.search(line):
                    rows = (n for n, one in enumerate(workflow.lines, start=1) if line.strip() in one)
                    why = f"a command of the job `{job.identifier}` asks for Cog"
                    raise Unconvertible(next(rows, step.first), why)


def _commands_of(script: str) -> Iterator[str]:
    """The lines of a script without comments and what is printed."""
    for line in script.split("\n"):
        yield "" if re.match(r"\s*(?:#|echo\b)", line) else line
