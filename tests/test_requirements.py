"""Python packages of a Cog project as fal's list of requirements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.cog.configuration import Build, Configuration, RunCommand
from flake8_cogfal.fal.machines import MACHINES
from flake8_cogfal.fal.requirements import Requirements, Target, is_cog_package, requirements_of
from flake8_cogfal.fal.requirements.pythons import FIRST_BUILDS, python_for, version_of
from flake8_cogfal.fal.requirements.torch import BUILDS, FIRST_CUDA


def from_packages(
    *packages: str,
    gpu: bool = False,
    cuda: str | None = None,
    machine: str = "GPU-A100",
    python: tuple[int, int] = (3, 10),
    run: Sequence[str] = (),
) -> Requirements:
    commands = [RunCommand(command=one) for one in run]
    build = Build(gpu=gpu, cuda=cuda, python_packages=list(packages), run=commands)
    target = Target(python, machine)
    return requirements_of(Configuration(build=build), lambda path: None, target=target)


def from_files(files: Mapping[str, str], first: str = "requirements.txt", **build: object) -> Requirements:
    configuration = Configuration(build=Build(python_requirements=first, **build))  # type: ignore[arg-type]
    return requirements_of(configuration, files.get)


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
        ("-e .", [], "as Cog leaves it out"),
        ("-e ./", [], "as Cog leaves it out"),
        ("-e ./lib", [], "local path"),
        ("typing-extensions==4.5.0", [], "pydantic needs typing-extensions 4.16.0 or newer"),
        ("starlette<0.28", [], "fastapi needs starlette 0.46.0 or newer"),
        ("httpx==0.13.3", [], "fal needs httpx 0.20 or newer"),
        ("pydantic-core==2.27.2", [], "fal installs its own pydantic-core"),
        ("numpy==1.19.5", ["numpy==1.19.5"], "no build for Python 3.10: take 1.21.2 or newer"),
        (".[dev]", [], "local path"),
        ("./wheels/a.whl", [], "local path"),
        ("wheels/a-1-py3-none-any.whl", [], "local path"),
        ("file:///src/a", [], "local path"),
        ("diffusers==0.23.0.", ["diffusers==0.23.0."], "not a requirement that pip understands"),
        ("a==1 --hash=sha256:0123", ["a==1"], "hashes"),
        ("-c constraints.txt", [], "constraints.txt is not in the project: it limits no versions"),
        ("-r more.txt", [], "more.txt is not in the project: its packages are missing"),
        ("a --global-option=x", ["a"], "no such option"),
        ("a --index-url https://e.com/i", ["--extra-index-url", "https://e.com/i", "a"], "--extra-index-url"),
        ("torch==1.7.1", ["torch==1.7.1"], "no build for Python 3.10"),
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
        (["torch"], True),
        (["torch>=2"], True),
        (["torch==2.1.2"], True),
        (["torch==2.1.2", "https://e.com/flash_attn-2.3+cu122torch2.1-cp310-cp310-linux_x86_64.whl"], True),
    ],
)
def test_a_torch_with_a_suitable_build_is_left_alone(packages: list[str], gpu: bool) -> None:
    requirements = from_packages(*packages, gpu=gpu)
    assert requirements.notes == ()
    assert "download.pytorch.org" not in "".join(requirements.options) or len(packages) == 2


@pytest.mark.parametrize(
    ("packages", "settings", "build"),
    [
        (["torch==1.12.1"], {}, "cu116"),
        (["torch==1.12.1"], {"cuda": "11.3"}, "cu113"),
        (["torch==1.12.1"], {"cuda": "10.2"}, "cu113"),
        (["torch==1.12.1"], {"cuda": "12.1"}, "cu116"),
        (["torch==1.11.0"], {}, "cu113"),
        (["torch==2.0.1"], {"machine": "GPU-H100"}, "cu118"),
        (["torch==2.7.0"], {"machine": "GPU-B200"}, "cu128"),
        (
            ["torch==2.1.2", "https://e.com/flash_attn-2.3+cu118torch2.1-cp310-cp310-linux_x86_64.whl"],
            {},
            "cu118",
        ),
        (["torch==2.1.2", "-f https://e.com/whl/torch-2.1.0+cu118.html"], {}, "cu118"),
        (["torch==2.1.2"], {"run": ["mim install mmcv -f https://e.com/cu118/torch2.1/index.html"]}, "cu118"),
    ],
)
def test_the_build_that_cog_chose_is_named_where_the_machine_or_others_need_it(
    packages: list[str], settings: dict[str, str], build: str
) -> None:
    requirements = from_packages(*packages, gpu=True, **settings)  # type: ignore[arg-type]
    assert ("--extra-index-url", f"https://download.pytorch.org/whl/{build}") == requirements.options[-2:]
    (note,) = requirements.notes
    assert note.kind == "resolved"


def test_a_machine_for_which_torch_has_no_build_is_left_to_a_person() -> None:
    (note,) = from_packages("torch==1.13.1", gpu=True, machine="GPU-H100").notes
    assert note.is_open
    assert "no code for GPU-H100" in note.message


@pytest.mark.parametrize(
    ("packages", "gpu", "run", "is_noted"),
    [
        (["faster-whisper==1.0.3", "requests"], True, [], True),
        (["faster_whisper"], True, ["apt-get update"], True),
        (["ctranslate2==4.4.0"], True, [], True),
        (["ctranslate2==4.4.0"], False, [], False),
        (["faster-whisper==1.0.3", "torchaudio==2.4.0"], True, [], False),
        (["faster-whisper==1.0.3", "nvidia-cublas-cu12", "nvidia-cudnn-cu12==9.*"], True, [], False),
        (["faster-whisper==1.0.3", "git+https://github.com/a/whisper-tools"], True, [], False),
        (["faster-whisper==1.0.3"], True, ["pip install torch==2.4.0"], False),
        (["requests"], True, [], False),
    ],
)
def test_libraries_of_cuda_that_nothing_brings_are_left_to_a_person(
    packages: list[str], gpu: bool, run: list[str], is_noted: bool
) -> None:
    requirements = from_packages(*packages, gpu=gpu, run=run)
    assert list(requirements.packages) == packages
    assert [note.kind for note in requirements.notes if "cuBLAS" in note.message] == ["open"] * is_noted


def test_the_tables_of_torch_speak_of_machines_and_builds_that_exist() -> None:
    assert set(FIRST_CUDA) <= set(MACHINES)
    assert all(list(one.index) == sorted(one.index) for one in BUILDS.values())


@pytest.mark.parametrize(
    ("written", "packages", "expected"),
    [
        ("3.12", ["torch==1.12.1"], (3, 12)),
        ("3.1", [], (3, 10)),
        ("3.10.4", [], (3, 10)),
        ("3.8", ["numpy", "einops==0.3"], (3, 11)),
        ("3.8", ["scipy==1.8.1"], (3, 10)),
        ("3.8", ["torchaudio==0.13.1", "torch==1.13.1"], (3, 10)),
        ("3.9", ["numba>=0.56,<0.57"], (3, 10)),
        ("3.9", ["numba>=0.56"], (3, 11)),
        ("3.9", ["numba==0.56.*"], (3, 10)),
        ("3.9", ["xformers==0.0.27.post2", "pillow!=9.0rc1"], (3, 11)),
        ("3.9", ["scikit-image~=0.19.0"], (3, 10)),
        ("3.9", ["numpy==1.23.5", "onnxruntime_gpu==1.18.0"], (3, 10)),
        ("3.9", ["numpy==1.23.5", "onnxruntime_gpu==1.18.0", "x y z"], (3, 10)),
        ("3.9", ["numpy==1.23.5"], (3, 11)),
        ("3.8", ["torch==1.7.1"], (3, 11)),
        ("3.8", ["torch==1.7.1", "scipy==1.7.3"], (3, 10)),
        ("3.8", ["scipy @ https://e.com/scipy.whl"], (3, 11)),
        (None, ["scipy==1.8.1"], (3, 10)),
        (None, [], (3, 11)),
    ],
)
def test_the_python_is_one_that_fal_runs_and_the_pins_have(
    written: str | None, packages: list[str], expected: tuple[int, int]
) -> None:
    assert python_for(written, packages)[0] == expected


@pytest.mark.parametrize("written", ["3", "", "three", "3.x"])
def test_what_is_no_version_of_python_is_none(written: str) -> None:
    assert version_of(written) is None


def test_the_first_builds_of_a_package_rise_with_the_python() -> None:
    from packaging.version import Version

    for name, versions in FIRST_BUILDS.items():
        assert list(versions) == sorted(versions, key=Version), name


@pytest.mark.parametrize(
    ("written", "limit", "expected"),
    [
        ("numpy", "numpy<2", "numpy<2"),
        ("numpy>=1.20", "numpy==1.26.4", "numpy==1.26.4"),
        (
            "NumPy[extra]>=1.20 ; python_version < '3.12'",
            "numpy==1.26.4",
            'NumPy[extra]==1.26.4 ; python_version < "3.12"',
        ),
        ("numpy==1.26.4", "numpy<2", "numpy==1.26.4"),
        ("numpy>=1.20", "numpy<2", "numpy<2,>=1.20"),
        ("numpy @ https://e.com/numpy.whl", "numpy<2", "numpy @ https://e.com/numpy.whl"),
    ],
)
def test_a_constraint_is_written_into_the_requirement(written: str, limit: str, expected: str) -> None:
    requirements = from_files({"requirements.txt": f"-c c.txt\n{written}", "c.txt": f"{limit}\n"})
    assert requirements.entries == (expected,)
    assert [note.kind for note in requirements.notes] == (["open"] if "@" in written else [])


@pytest.mark.parametrize(
    ("written", "limit"), [("numpy==1.2", "numpy==1.3"), ("numpy<1", "numpy==1.3"), ("numpy==3", "numpy<2")]
)
def test_a_constraint_that_contradicts_is_left_to_a_person(written: str, limit: str) -> None:
    requirements = from_files({"requirements.txt": f"{written}\n--constraint=c.txt", "c.txt": limit})
    assert requirements.entries == (written,)
    conflict = requirements.notes[0]
    assert (conflict.kind, conflict.line) == ("open", 1)
    assert f"`{limit}` (c.txt:1)" in conflict.message


def test_constraints_of_packages_that_others_bring_are_named() -> None:
    requirements = from_files(
        {"requirements.txt": "a\n-cc.txt", "c.txt": "a<2\nb==1\nc==1\nd==1\ne==1\nhttps://e.com/f\n"}
    )
    assert requirements.entries == ("a<2",)
    assert [note.line for note in requirements.notes] == [6, 2]
    assert "also limits b, c, d and 1 more" in requirements.notes[1].message


def test_overrides_replace_what_is_required_in_fast_builds() -> None:
    files = {"requirements.txt": "numpy==1.2\nb", "o.txt": "numpy==1.26.4"}
    assert from_files(files, python_overrides="o.txt", fast=True).entries == ("numpy==1.26.4", "b")
    slow = from_files(files, python_overrides="o.txt")
    assert slow.entries == ("numpy==1.2", "b")
    assert [note.kind for note in slow.notes if note.key == ("build", "python_overrides")] == ["told"]


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("scipy==1.10.1", "scipy==1.11", True),
        ("scipy==1.10.1", "scipy>=1.11", True),
        ("scipy>=1.11", "scipy==1.10.1", True),
        ("scipy>=1.9", "scipy==1.10.1", False),
        ("scipy==1.10.1 ; sys_platform == 'linux'", "scipy==1.11 ; sys_platform == 'win32'", False),
        ("scipy==1.10.1", "scipy @ https://e.com/s.whl", False),
    ],
)
def test_two_entries_of_one_package_may_contradict(first: str, second: str, contradict: bool) -> None:
    notes = from_packages(first, second).notes
    assert [note.is_open for note in notes] == [True] * contradict


def test_uv_looks_at_every_index_as_pip_does() -> None:
    like_pip = ("--index-strategy", "unsafe-best-match")
    requirements = from_packages("--extra-index-url https://e.com/i", "--prefer-binary", "a", "b")
    assert requirements.listed == ("--extra-index-url", "https://e.com/i", *like_pip, "a", "b")
    assert requirements.options == ("--extra-index-url", "https://e.com/i", "--prefer-binary")
    assert from_packages("--extra-index-url https://e.com/i", "a").listed == (
        "--extra-index-url",
        "https://e.com/i",
        "a",
    )
    assert from_packages("-f https://e.com/f", "a", "b").listed == (
        "--find-links",
        "https://e.com/f",
        "a",
        "b",
    )


_NAMES = st.sampled_from(["alpha", "beta", "gamma", "delta"])
_LINES = st.one_of(
    _NAMES,
    _NAMES.map("{}>=1,<2  # why".format),
    _NAMES.map("{}==1.0 \\\n    --hash=sha256:01".format),
    _NAMES.map("-e git+https://e.com/{}#egg=x".format),
    _NAMES.map("./wheels/{}.whl".format),
    _NAMES.map("{} === ; nonsense".format),
    _NAMES.map("{}==1 --global-option=x".format),
    _NAMES.map("-r {}.txt".format),
    _NAMES.map("--unknown {}".format),
)


@given(st.lists(_LINES, max_size=8))
def test_every_line_is_an_entry_or_a_note(lines: list[str]) -> None:
    requirements = from_files({"requirements.txt": "\n".join(lines)})
    said = "\n".join([*requirements.entries, *(note.message for note in requirements.notes)])
    for line in lines:
        name = next(one for one in ("alpha", "beta", "gamma", "delta") if one in line)
        assert name in said
    assert all(note.line for note in requirements.notes)


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
