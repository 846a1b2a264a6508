"""Python packages of a Cog project as fal's list of requirements."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.cog.configuration import Build, Configuration
from flake8_cogfal.fal.requirements import Requirements, is_cog_package, requirements_of


def from_packages(*packages: str, gpu: bool = False) -> Requirements:
    configuration = Configuration(build=Build(gpu=gpu, python_packages=list(packages)))
    return requirements_of(configuration, lambda path: None)


def from_files(files: Mapping[str, str], first: str = "requirements.txt") -> Requirements:
    return requirements_of(Configuration(build=Build(python_requirements=first)), files.get)


@pytest.mark.parametrize(
    ("packages", "entries"),
    [
        (["torch==2.0.1", "numpy"], ["torch==2.0.1", "numpy"]),
        (["transformers "], ["transformers"]),
        (["numpy", "numpy"], ["numpy"]),
        (["a[b]>=1,<2 ; python_version < '3.12'"], ["a[b]>=1,<2 ; python_version < '3.12'"]),
        (["git+https://github.com/openai/CLIP.git@abc"], ["git+https://github.com/openai/CLIP.git@abc"]),
        (
            ["clip @ git+https://github.com/openai/CLIP.git"],
            ["clip @ git+https://github.com/openai/CLIP.git"],
        ),
        (["git+git://github.com/openai/CLIP.git"], ["git+https://github.com/openai/CLIP.git"]),
        (["-e git+https://github.com/a/b#egg=b"], ["git+https://github.com/a/b#egg=b"]),
        (["https://e.com/a-1-py3-none-any.whl"], ["https://e.com/a-1-py3-none-any.whl"]),
        (
            ["numpy", "torch==2.1.2 --extra-index-url=https://e.com/cu121"],
            ["--extra-index-url", "https://e.com/cu121", "numpy", "torch==2.1.2"],
        ),
        (["--pre -f https://e.com/wheels", "mlc"], ["--pre", "--find-links", "https://e.com/wheels", "mlc"]),
        (["-i https://e.com/simple", "a"], ["--index-url", "https://e.com/simple", "a"]),
        (["-fhttps://e.com/wheels", "a"], ["--find-links", "https://e.com/wheels", "a"]),
        (["a  # why", "# b", ""], ["a"]),
        (["pydantic>=2"], ["pydantic>=2"]),
    ],
)
def test_entries_keep_their_text_and_options_come_first(packages: list[str], entries: list[str]) -> None:
    requirements = from_packages(*packages)
    assert list(requirements.entries) == entries
    assert requirements.notes == ()
    assert requirements.options + requirements.packages == requirements.entries


def test_the_index_keys_of_2021_become_options() -> None:
    build = Build(python_extra_index_urls=["https://e.com/i"], python_find_links=["https://e.com/f"])
    requirements = requirements_of(Configuration(build=build), lambda path: None)
    assert requirements.options == ("--extra-index-url", "https://e.com/i", "--find-links", "https://e.com/f")


@pytest.mark.parametrize(
    ("package", "entries", "said"),
    [
        ("cog==0.9.4", [], "does not use Cog"),
        ("git+https://github.com/replicate/cog.git#subdirectory=python", [], "does not use Cog"),
        ("https://e.com/coglet-0.1.0-py3-none-any.whl", [], "does not use Cog"),
        ("pydantic<2", [], "`pydantic.v1`"),
        ("pydantic==1.10.18", [], "`pydantic.v1`"),
        ("pydantic==2.10.6", [], "fal installs its own pydantic"),
        ("pydantic[email]==1.10", ["pydantic[email]"], "fal installs its own pydantic"),
        ("fastapi<0.99.0", [], "fal installs its own fastapi"),
        ("-e .", [], "local path"),
        (".[dev]", [], "local path"),
        ("./wheels/a.whl", [], "local path"),
        ("wheels/a-1-py3-none-any.whl", [], "local path"),
        ("file:///src/a", [], "local path"),
        ("diffusers==0.23.0.", ["diffusers==0.23.0."], "not a requirement that pip understands"),
        ("a==1 --hash=sha256:0123", ["a==1"], "hashes"),
        ("-c constraints.txt", [], "constraints.txt"),
        ("a --global-option=x", ["a"], "no such option"),
        ("a --index-url https://e.com/i", ["--extra-index-url", "https://e.com/i", "a"], "--extra-index-url"),
        ("torch==1.7.1", ["torch==1.7.1"], "no build for Python 3.10"),
        ("torch==1.12.1", ["torch==1.12.1"], "CUDA 10.2"),
        (
            "https://e.com/t-1-cp38-cp38-linux_x86_64.whl",
            ["https://e.com/t-1-cp38-cp38-linux_x86_64.whl"],
            "3.8",
        ),
    ],
)
def test_what_fights_with_fal_is_noted(package: str, entries: list[str], said: str) -> None:
    requirements = from_packages("numpy", package, gpu=True)
    assert [entry for entry in requirements.entries if entry != "numpy"] == entries
    (note,) = requirements.notes
    assert said in note.message
    assert note.key == ("build", "python_packages", 1)


@pytest.mark.parametrize(
    ("packages", "gpu"),
    [
        (["torch==1.12.1"], False),
        (["torch==1.12.1+cu113"], True),
        (["torch==1.12.1", "--extra-index-url https://download.pytorch.org/whl/cu116"], True),
        (["torch==1.13.1"], True),
    ],
)
def test_an_old_torch_with_a_suitable_build_is_not_noted(packages: list[str], gpu: bool) -> None:
    assert from_packages(*packages, gpu=gpu).notes == ()


def test_the_client_of_replicate_stays() -> None:
    assert from_packages("replicate==0.20.0").entries == ("replicate==0.20.0",)


def test_a_requirements_file_with_comments_continuations_and_options() -> None:
    text = "# models\ntorch==2.1.2 \\\n  --extra-index-url https://e.com/i\n\nnumpy<2 # old\n-e .\n"
    requirements = from_files({"requirements.txt": text})
    assert requirements.entries == ("--extra-index-url", "https://e.com/i", "torch==2.1.2", "numpy<2")
    (note,) = requirements.notes
    assert (note.file, note.line, note.key) == ("requirements.txt", 6, ("build", "python_requirements"))


def test_nested_files_are_found_from_the_file_that_names_them() -> None:
    files = {
        "deps/all.txt": "-r base.txt\n--requirement=../extra.txt\nc",
        "deps/base.txt": "a\n-r all.txt",
        "extra.txt": "b",
    }
    assert from_files(files, "deps/all.txt").entries == ("a", "b", "c")


@pytest.mark.parametrize("name", ["missing.txt", "../outside.txt", "/etc/requirements.txt"])
def test_a_file_that_is_not_there_is_noted(name: str) -> None:
    requirements = from_files({"requirements.txt": f"a\n-r {name}", "../outside.txt": "secret"})
    assert requirements.entries == ("a",)
    (note,) = requirements.notes
    assert name in note.message
    assert note.line == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("cog", True),
        ("Cog>=0.9", True),
        ("coglet", True),
        ("cognitive", False),
        ("cog-x", False),
        ("--pre", False),
    ],
)
def test_cog_is_recognised_by_name(written: str, expected: bool) -> None:
    assert is_cog_package(written) is expected


@given(st.lists(st.text()), st.text())
def test_no_text_raises(packages: list[str], file: str) -> None:
    build = Build(python_packages=packages, python_requirements="r.txt")
    requirements = requirements_of(Configuration(build=build), {"r.txt": file}.get)
    assert requirements.options + requirements.packages == requirements.entries
