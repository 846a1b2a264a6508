"""The rule pages are executable: Before raises the rule, and After is what ``cogfal-fix`` makes of it.

Every example lies in a folder named ``my-model`` (``FOLDER`` in ``regenerate_rule_pages``), since the folder's name
becomes the app's. After a change of the generated code: ``python tests/regenerate_rule_pages.py``, and review.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import fal
import fal.app
import pytest
from regenerate_rule_pages import PAGES, SECTIONS, Page, options_for, regenerated, write_example

from flake8_cogfal import marks
from flake8_cogfal.cli.catalogue import index
from flake8_cogfal.options import Options
from flake8_cogfal.rules import RULES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = PAGES.parent
WRITTEN = [Page.read(code) for code in RULES if (PAGES / f"{code}.md").is_file()]


def safety_of(page: Page) -> str:
    """The first word of Fix safety: safe, unsafe or manual."""
    return page.sections["Fix safety"].split()[0].strip(".,:").lower()


WITH_FIX = [page for page in WRITTEN if safety_of(page) != "manual"]
MARKED = [page for page in WRITTEN if f"# TODO(cogfal {page.code})" in page.sections["After"]]
BY_HAND = [page for page in WRITTEN if safety_of(page) == "manual" and page not in MARKED]
UNSAFE = [page for page in WRITTEN if safety_of(page) == "unsafe"]


def by_code(page: Page) -> str:
    return page.code


every_page = pytest.mark.parametrize("page", WRITTEN, ids=by_code)
pages_with_a_fix = pytest.mark.parametrize("page", WITH_FIX, ids=by_code)
pages_by_hand = pytest.mark.parametrize("page", BY_HAND, ids=by_code)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {file.stem for file in PAGES.glob("*.md")} - {"README"} == RULES.keys()


def test_the_index_is_the_generated_one() -> None:
    assert (PAGES / "README.md").read_text(encoding="utf-8") == index()


@every_page
def test_a_page_has_its_title_and_its_sections_in_order(page: Page) -> None:
    assert page.title == f"# {page.code} {RULES[page.code].name}"
    assert tuple(page.sections) == SECTIONS
    assert all(text.strip() for text in page.sections.values())


@every_page
def test_before_raises_the_rule_and_what_it_says_comes_with_it(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options())
    assert {finding.code for finding in example.found} == {page.code} | page.comes_with


@every_page
def test_selecting_the_rule_finds_nothing_else(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options(select=(page.code,)))
    assert {finding.code for finding in example.found} == {page.code}


@every_page
def test_fix_safety_starts_with_that_of_the_example(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options())
    applicabilities = {one.applicability.value for one in example.found if one.code == page.code}
    assert applicabilities == {safety_of(page)}


@every_page
def test_how_to_silence_it_names_the_comment_that_works_there(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options())
    places = [finding.place for finding in example.found if finding.code == page.code]
    text = page.sections["How to silence it"]
    if places[0].path.endswith(".py"):
        assert f"`# noqa: {page.code}`" in text
        return
    comment = f"# cogfal: ignore={page.code}"
    assert f"`{comment}`" in text
    lines = page.before[places[0].path].splitlines(keepends=True)
    lines.insert(places[0].line - 1, f"{comment}\n")
    silenced = write_example({**page.before, places[0].path: "".join(lines)}, tmp_path, Options())
    assert page.code not in {finding.code for finding in silenced.found}


@pages_with_a_fix
def test_after_is_what_the_fix_makes_of_before(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, options_for(page.code))
    assert example.migration.declined == ()
    assert example.changes == page.after


@pages_with_a_fix
def test_fixing_again_changes_nothing(page: Page, tmp_path: Path) -> None:
    files = {path: text for path, text in {**page.before, **page.after}.items() if text is not None}
    example = write_example(files, tmp_path, options_for(page.code))
    assert page.code not in {finding.code for finding in example.found if finding.subject is not marks.MARKED}
    assert example.changes == {}


@pytest.mark.parametrize("page", UNSAFE, ids=by_code)
def test_an_unsafe_fix_waits_for_its_flag(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options())
    assert example.changes == {}
    assert page.code in {finding.code for finding in example.migration.left}


@pytest.mark.parametrize("page", MARKED, ids=by_code)
def test_what_is_marked_is_converted_all_the_same(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options())
    assert example.migration.declined == ()
    assert example.changes == page.after
    assert page.code in {finding.code for finding in example.migration.left}


@pages_by_hand
def test_what_is_left_to_a_person_is_left_as_it_is(page: Page, tmp_path: Path) -> None:
    example = write_example(page.before, tmp_path, Options(unsafe_fixes=True))
    assert example.changes == {}
    assert page.code in {finding.code for finding in example.migration.left}


@pages_by_hand
def test_after_by_hand_is_a_healthy_app_or_one_that_can_be_converted(page: Page, tmp_path: Path) -> None:
    files = {path: text for path, text in {**page.before, **page.after}.items() if text is not None}
    example = write_example(files, tmp_path, Options())
    assert page.code not in {finding.code for finding in example.found}
    assert example.migration.left == ()


@every_page
def test_fal_takes_the_apps_of_after(page: Page, tmp_path: Path) -> None:
    """None of the frameworks is installed here: an import of torch at module level would end the test."""
    after = {path: text for path, text in page.after.items() if text is not None}
    for path, text in after.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for path in (path for path, text in after.items() if "fal.App" in text):
        names = runpy.run_path(str(tmp_path / path))
        (app,) = (one for one in names.values() if isinstance(one, type) and issubclass(one, fal.App))
        fal.app.wrap_app(app)
        for route, methods in app.build_metadata()["openapi"]["paths"].items():
            parameters = methods.get("post", {}).get("parameters", [])
            assert not [one for one in parameters if one["in"] == "query"], route


@every_page
def test_regenerating_a_page_changes_nothing(page: Page, tmp_path: Path) -> None:
    assert regenerated(page, tmp_path).text == page.text, "run tests/regenerate_rule_pages.py and review"


def test_the_distribution_holds_every_package_and_the_pages() -> None:
    """``cogfal-fix --explain`` reads the pages from the installed package; its packages are listed by hand for that."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {file.parent.relative_to(ROOT) for file in (ROOT / "flake8_cogfal").rglob("__init__.py")}
    pages = "flake8_cogfal.rules_docs"
    assert set(tables["packages"]) == {".".join(folder.parts) for folder in folders} | {pages}
    assert tables["package-dir"] == {pages: PAGES.name}
    assert tables["package-data"][pages] == ["*.md"]
    for file in (ROOT / "flake8_cogfal").rglob("*.json"):
        package = ".".join(file.parent.relative_to(ROOT).parts)
        assert tables["package-data"][package] == ["*.json"]
