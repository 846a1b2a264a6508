"""CF510 copy-pattern."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from ...conversion.build_context import BuildContext, build_context
from ...conversion.plan import AppPlan
from ...docker.dockerfile import Instruction
from ...docker.patterns import patterns_of
from ...findings import Finding
from ...fixing.dockerfile_edits import DropInstruction, ReplaceInstruction
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.project import Project
from .dockerfile_rule import DockerfileRule, is_edited, is_of_the_app

LONGEST_LINE = 100
_PREFIX = re.compile(r"(?:\.?/)*")
_MISREAD = re.compile(r"[*?\[\]\\$<]|--")
"""What fal or Docker would take for something else in the name of a file."""


class CopyPattern(DockerfileRule):
    """fal takes ``*.py`` for the name of a file, finds none, and uploads nothing.

    `fal.container.DockerfileParser.parse_copy_add_sources` (1.83) gives the sources as they are written to
    `fal.file_sync.FileSync.collect_files`, which skips a path that does not exist ("was not found, it will be skipped").
    """

    code = "CF510"
    name = "copy-pattern"
    summary = "COPY names files by a pattern, which fal does not expand: nothing is in the image"

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """Patterns in the image of the app; for a person where they stand for nothing that fal uploads."""
        patterns = [(one, patterns_of(one)) for one in found.dockerfile.instructions]
        if not any(own for _, own in patterns) or not is_of_the_app(project, found):
            return
        if not is_edited(project, found):
            return
        cogs = {part.instruction for part in found.parts if part.step is None and not part.rest}
        context = build_context(project)
        for instruction, own in patterns:
            if not own or instruction in cogs:
                continue
            names = {pattern: _names(context, instruction, pattern) for pattern in own}
            unknown = next((pattern for pattern, known in names.items() if known is None), None)
            written = ", ".join(f"`{one}`" for one in own)
            message = (
                f"{written} in {instruction.keyword} is the name of a file for fal, which uploads nothing: "
            )
            message += "name the files" if unknown is None else _why_not(context, unknown)
            yield self.of_line(
                found, instruction.line, message, (instruction, names), manual=unknown is not None
            )

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterable[Edit]:
        """The files that the patterns stand for today."""
        assert isinstance(what, tuple)
        instruction, names = what
        text = with_names(instruction, names)
        if text is None:
            return [DropInstruction(found.path, instruction.line, literal=found.place)]
        return [ReplaceInstruction(found.path, instruction.line, text, literal=found.place)]


def _names(context: BuildContext | None, instruction: Instruction, pattern: str) -> tuple[str, ...] | None:
    """The sources in the place of a pattern; None where a person has to say.

    Of cog.yaml, which goes, nothing remains.
    """
    start = _PREFIX.match(pattern)
    assert start is not None
    path = pattern[start.end() :]
    if context is None or re.search(r"--(?:parents|exclude)", instruction.flags) or context.lost(path):
        return None
    found = context.matching(path)
    if any(_MISREAD.search(one) for one in found) or not (found or context.is_left_behind(path)):
        return None
    return tuple(start[0] + one for one in found)


def _why_not(context: BuildContext | None, pattern: str) -> str:
    if context is not None and not context.matching(_PREFIX.sub("", pattern, count=1)):
        return f"`{pattern}` stands for nothing here that fal would upload, name the files"
    return "name the files"


def with_names(instruction: Instruction, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The text of an instruction with names in the place of patterns; None where no source is left."""
    given = dict.fromkeys(instruction.words[:-1])
    words: dict[str, list[str]] = {}
    for pattern, own in names.items():
        words[pattern] = [one for one in own if one not in given]
        given.update(dict.fromkeys(own))
    sources = [one for word in instruction.words[:-1] for one in words.get(word, [word])]
    if not sources:
        return None
    target = instruction.words[-1]
    if len(sources) > 1 and not target.endswith("/"):
        target += "/"
    head = instruction.text[: instruction.start]
    if instruction.value.startswith("[") or any(re.search(r"[\s\"'#]", one) for one in sources):
        return head + json.dumps([*sources, target], ensure_ascii=False)
    if "\n" in instruction.text:
        text = _in_its_lines(instruction, words)
        return text + target.removeprefix(instruction.words[-1])
    line = " ".join([*sources, target])
    if len(head) + len(line) <= LONGEST_LINE or instruction.escape != "\\":  # the only one that fal knows
        return head + line
    return head.rstrip() + "".join(f" {instruction.escape}\n    {one}" for one in [*sources, target])


def _in_its_lines(instruction: Instruction, words: Mapping[str, list[str]]) -> str:
    """The text of an instruction over several lines, comments between them as they are."""
    start = instruction.start
    lines = instruction.text[start:].rstrip().split("\n")
    for index, line in enumerate(lines):
        if not line.lstrip().startswith("#"):
            for pattern, names in words.items():
                place = re.compile(rf"(?<!\S){re.escape(pattern)}(?:[ \t]+|$)")
                line = place.sub("".join(f"{one} " for one in names), line)
        lines[index] = line
    return instruction.text[:start] + "\n".join(lines)
