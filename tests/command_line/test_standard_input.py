"""``-``: one file from standard input to standard output, as editors call it."""

from __future__ import annotations

from narrator import HIDDEN, PREDICTOR
from processes import cogfal_fix


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
