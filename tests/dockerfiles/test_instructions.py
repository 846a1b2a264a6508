"""Dockerfiles as texts: instructions, words and commands are read with their lines, and edited in place."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.cog.dockerfile import cog_parts
from flake8_cogfal.docker.dockerfile import Dockerfile
from flake8_cogfal.docker.steps import steps_of, without
from flake8_cogfal.docker.written import written_lines
from flake8_cogfal.fixing.dockerfile import edited
from flake8_cogfal.fixing.dockerfile_edits import AddInstructions, DropInstruction, DropStep, ReplaceStep


def test_instructions_have_their_lines() -> None:
    text = "# a\nFROM a AS b\n\nRUN x \\\n  # why\n\n  y\nCOPY <<A <<-B /c\n1\nA\n2\n\tB\nODD thing\n"
    found = [(one.keyword, one.line, one.end_line) for one in Dockerfile(text).instructions]
    assert found == [("FROM", 2, 2), ("RUN", 4, 7), ("COPY", 8, 12), ("ODD", 13, 13)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('CMD ["a", "b c"]', ("a", "b c")),
        ("CMD a b", ("a", "b")),
        ('CMD ["a", ]', ('["a",', "]")),
        ("COPY --from=x --link a b", ("a", "b")),
        ("COPY \\\n --link \\\n  # all\n  a \\\n b", ("a", "b")),
    ],
)
def test_words_stand_behind_the_flags(text: str, words: tuple[str, ...]) -> None:
    (one,) = Dockerfile(text).instructions
    assert one.words == words


def test_another_escape_character() -> None:
    text = "# escape=`\nFROM a\nRUN dir `\n  C:\\\nCOPY x y\n"
    assert [one.keyword for one in Dockerfile(text).instructions] == ["FROM", "RUN", "COPY"]


def test_a_base_is_followed_through_stages_and_arguments() -> None:
    dockerfile = Dockerfile('ARG V="3.11"\nFROM python:${V}-slim AS Base\nFROM ${OTHER:-base}\n')
    assert dockerfile.base_of(dockerfile.stages[-1]) == "python:3.11-slim"


@pytest.mark.parametrize(
    ("run", "commands"),
    [
        ("RUN a && b; c", ["a", "b", "c"]),
        ("RUN a \\\n  && b || true", ["a", "b || true"]),
        ("RUN echo 'a && b' \"c; d\" && (e; f)", ["echo 'a && b' \"c; d\"", "(e; f)"]),
        ("RUN if a; then b; fi && c", ["if a; then b; fi", "c"]),
        ("RUN <<EOF\na\nfor x in y; do\n  b\ndone\nc\nEOF", ["a", "for x in y; do b done", "c"]),
        ("RUN python3 <<EOF\na\nEOF", []),
        ('RUN ["a", "&&", "b"]', []),
    ],
)
def test_commands_of_a_run(run: str, commands: list[str]) -> None:
    (one,) = Dockerfile(run).instructions
    assert [step.command for step in steps_of(one)] == commands


@pytest.mark.parametrize(
    ("dropped", "left"),
    [
        ([0], "RUN b \\\n && c"),
        ([1], "RUN a \\\n && c"),
        ([2], "RUN a \\\n && b"),
        ([0, 2], "RUN b"),
        ([0, 1, 2], None),
    ],
)
def test_commands_are_taken_out_with_what_joins_them(dropped: list[int], left: str | None) -> None:
    (one,) = Dockerfile("RUN a \\\n && b \\\n && c").instructions
    assert without(one, dropped) == left


@given(st.text(st.sampled_from("RUN FROM COPY pip install cog #\\\n&;'\"<EOF$()[]{} if fi\t`=-")))
def test_any_text_can_be_read(text: str) -> None:
    dockerfile = Dockerfile(text)
    for one in dockerfile.instructions:
        assert one.text == "\n".join(dockerfile.lines[one.line - 1 : one.end_line])
        for step in steps_of(one):
            assert one.start <= step.start < step.end <= len(one.text)
        assert one.words is not None and one.variables is not None
    assert cog_parts(dockerfile) is not None
    assert edited(text, []) == text


def test_edits_of_one_instruction_compose() -> None:
    text = "FROM a\nRUN x && \\\n  y && z\n\nEXPOSE 1\n\nCMD c"
    edits = [
        ReplaceStep("", 2, 1, "w"),
        DropStep("", 2, 0),
        DropInstruction("", 5),
        AddInstructions("", 8, "LAST b", 1),
        AddInstructions("", 8, "LAST a", 0),
    ]
    assert edited(text, edits) == "FROM a\nRUN w && z\n\nCMD c\nLAST a\nLAST b"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RUN a\n\n# Expose the port\nEXPOSE 1\n\nRUN b\n", "RUN a\n\nRUN b\n"),
        ("RUN a\n# words of our own\nEXPOSE 1\nRUN b\n", "RUN a\n# words of our own\nRUN b\n"),
        ("RUN a\n\n# the server, and words\nEXPOSE 1\nRUN b\n", "RUN a\n\n# the server, and words\nRUN b\n"),
    ],
)
def test_a_comment_goes_with_what_it_is_about_alone(before: str, after: str) -> None:
    (line,) = [one.line for one in Dockerfile(before).instructions if one.keyword == "EXPOSE"]
    assert edited(before, [DropInstruction("", line)]) == after


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('"""FROM a\nRUN b"""', 2),
        ('"""\\\nFROM a\nRUN b \\\\\n  c"""', 3),
        ('"""FROM a\nRUN b \\\n  c"""', 2),
        ('r"""FROM a\nRUN b \\\n  c"""', 3),
    ],
)
def test_lines_of_a_string(source: str, lines: int) -> None:
    value = ast.literal_eval(source)
    written = written_lines(source, value)
    assert written is not None and len(written.spans) == lines == len(value.split("\n"))
    assert ast.literal_eval(written.with_changes([])) == value


def test_a_string_on_one_line_hides_its_lines() -> None:
    assert written_lines('"FROM a\\nRUN b"', "FROM a\nRUN b") is None
