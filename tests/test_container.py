"""The Dockerfile that takes the place of Cog's."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flake8_cogfal.cog.configuration import Build, Configuration, RunCommand, read_configuration
from flake8_cogfal.fal.container import Rendering, needs_container, render_dockerfile
from flake8_cogfal.fal.requirements import Requirements

INSTRUCTION = re.compile(r"(FROM|ENV|RUN|WORKDIR|COPY) \S|# ")


def configuration(text: str) -> Configuration:
    read = read_configuration(text).configuration
    assert read is not None
    return read


def rendered(text: str, *packages: str) -> Rendering:
    return render_dockerfile(configuration(text), Requirements(packages), "3.11")


def apt_packages(rendering: Rendering) -> list[str]:
    """What the apt layer installs."""
    layer = next(line for line in instructions(rendering.text) if "apt-get install" in line)
    return layer.partition("install -y")[2].partition("&&")[0].split()


def instructions(text: str) -> list[str]:
    """The instructions, each on one line."""
    return [line for line in re.sub(r"\\\n\s*", "", text).splitlines() if line]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("build:\n  gpu: true\n  cuda: '12.1'\n  python_packages: [torch]\n", ()),
        ("build:\n  run: [pip install cog==0.9.4]\n", ()),
        ("build:\n  run: ['']\n", ()),
        ("build:\n  system_packages: [ffmpeg, git]\n", ("system packages (ffmpeg, git)",)),
        (
            "build:\n  run: [echo a, echo b]\n  pre_install: [echo c]\n",
            ("2 build commands (run)", "1 build command (pre_install)"),
        ),
    ],
)
def test_why_a_container_is_needed(text: str, reasons: tuple[str, ...]) -> None:
    assert needs_container(configuration(text)) == reasons


def test_the_whole_file_in_the_order_of_cog() -> None:
    text = """\
build:
  gpu: true
  system_packages: [ffmpeg]
  run: [mkdir -p /models]
  pre_install: [echo last]
environment: [HF_HOME=/data/hf, "MOTTO=a b"]
"""
    requirements = Requirements(("--extra-index-url", "https://e.com/cu121", "torch==2.1.2", "numpy<2"))
    rendering = render_dockerfile(configuration(text), requirements, "3.11.4", ["helper.py", "a b/"])
    assert rendering.notes == ()
    assert (
        rendering.text
        == """\
FROM python:3.11-slim-bookworm

ENV DEBIAN_FRONTEND=noninteractive
ENV PYTHONUNBUFFERED=1
ENV HF_HOME=/data/hf
ENV MOTTO="a b"

RUN apt-get update && apt-get install -y \\
    curl \\
    ffmpeg \\
    && rm -rf /var/lib/apt/lists/*

RUN pip install --no-cache-dir \\
    --extra-index-url https://e.com/cu121 \\
    torch==2.1.2 \\
    'numpy<2'

RUN mkdir -p /models
RUN echo last

# fal talks to the app through its own package, which pins some others: it comes last.
RUN python -m pip install --no-cache-dir fal

WORKDIR /src
COPY helper.py /src/helper.py
COPY ["a b/", "/src/a b/"]
"""
    )


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("git clone https://e.com/a && cd a", ["git"]),
        ("cd /a && git lfs pull", ["git", "git-lfs"]),
        ("pip install git+https://e.com/a", ["git"]),
        ("wget -q https://e.com/a.zip && unzip a.zip", ["unzip", "wget"]),
        ("aria2c https://e.com/a", ["aria2"]),
        ("mkdir build && cd build && cmake ..", ["build-essential", "cmake"]),
        ("CC=gcc make", ["build-essential"]),
        ("cd /a && python setup.py install", ["build-essential"]),
        ("pip install insightface", ["build-essential"]),
        ("apt-get install -y wget", []),
        ("curl -L https://e.com/make.tar.gz", []),
        ("echo git", []),
        ("python -c 'import ffmpeg'", []),
    ],
)
def test_programs_that_cogs_image_had_are_installed_when_a_command_calls_them(
    command: str, expected: list[str]
) -> None:
    read = Configuration(build=Build(run=[RunCommand(command=command)]))
    assert sorted(apt_packages(render_dockerfile(read, Requirements(), "3.11"))) == sorted(
        ["curl", *expected]
    )


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("clip @ git+https://e.com/clip", ["curl", "git"]),
        ("dlib==19.24", ["curl", "build-essential", "cmake"]),
        ("https://e.com/detectron2-0.6-cp311-linux_x86_64.whl", ["curl"]),
        ("numpy", ["curl"]),
    ],
)
def test_packages_that_are_built_from_source_get_a_compiler(package: str, expected: list[str]) -> None:
    assert apt_packages(rendered("build: {}", package)) == expected


@pytest.mark.parametrize(
    ("name", "installed", "said"),
    [
        ("libgl1-mesa-glx", ["libgl1-mesa-glx"], None),
        ("fluidsynth --fix-missing", ["fluidsynth", "--fix-missing"], None),
        ("libglib2.0-0t64", ["libglib2.0-0"], "called libglib2.0-0 in Debian 12"),
        ("nvidia-cudnn", [], "torch bring cuDNN"),
        ("pget", [], "not an apt package"),
    ],
)
def test_names_of_ubuntu_become_those_of_debian(name: str, installed: list[str], said: str | None) -> None:
    rendering = rendered(f"build:\n  system_packages: ['{name}']\n")
    assert apt_packages(rendering) == ["curl", *installed]
    assert [said in note for note in rendering.notes if said] == ([True] if said else [])
    assert bool(rendering.notes) is bool(said)


@pytest.mark.parametrize(
    ("command", "instruction"),
    [
        ("pip install cog==0.9", None),
        ("--mount=type=cache,target=/c python -m pip install -U 'cog>=0.10'", None),
        ("pip install cog && pip install numpy", "RUN pip install numpy"),
        ("pip install cog numpy", "RUN pip install cog numpy"),
        ("--mount=type=cache,target=/c pip install a", "RUN --mount=type=cache,target=/c pip install a"),
        ("sed -i s/a/b/ x\n", "RUN sed -i s/a/b/ x"),
        ("echo a\necho b\n", "RUN echo a && echo b"),
        ("echo a && \\\n  echo b", "RUN echo a && echo b"),
        ("echo a \\", "RUN echo a"),
        ("cp -r x $(pyenv prefix)/lib", "RUN cp -r x /usr/local/lib"),
        ("ls /root/.pyenv/versions/3.10.13/lib", "RUN ls /usr/local/lib"),
    ],
)
def test_commands_are_kept_but_for_what_only_cog_has(command: str, instruction: str | None) -> None:
    read = Configuration(build=Build(run=[RunCommand(command=command)]))
    lines = instructions(render_dockerfile(read, Requirements(), "3.11").text)
    before = lines.index("RUN python -m pip install --no-cache-dir fal") - 2  # and the comment
    assert (lines[before] if "rm -rf /var/lib/apt" not in lines[before] else None) == instruction


def test_a_secret_mount_is_kept_and_explained() -> None:
    text = "build:\n  run:\n    - command: login\n      mounts: [{type: secret, id: hf, target: /etc/hf}]\n"
    rendering = rendered(text)
    assert "RUN --mount=type=secret,id=hf,target=/etc/hf login\n" in rendering.text
    (note,) = rendering.warnings
    assert 'secrets={"hf": "$NAME"}' in note


@pytest.mark.parametrize(
    ("command", "compiles"),
    [
        ("pip install flash-attn --no-build-isolation", True),
        ("TORCH_CUDA_ARCH_LIST=8.0 pip install x", True),
        ("cd ops && python setup.py install", True),
        ("nvcc --version", True),
        ("pip install https://e.com/flash_attn-2.7.3-cp311-linux_x86_64.whl", False),
        ("FLASH_ATTENTION_SKIP_CUDA_BUILD=TRUE pip install flash-attn", False),
        ("echo ninja", False),
    ],
)
def test_commands_that_compile_for_cuda_get_nvcc(command: str, compiles: bool) -> None:
    read = Configuration(build=Build(gpu=True, run=[RunCommand(command=command)]))
    lines = instructions(render_dockerfile(read, Requirements(), "3.11").text)
    assert lines[0].startswith("FROM nvidia/cuda:" if compiles else "FROM python:3.11-slim")
    assert ("RUN uv venv --seed --python 3.11 /opt/venv" in lines) is compiles


@pytest.mark.parametrize(
    ("entries", "written", "tag"),
    [
        (("torch==2.4.1",), None, "12.1.1-cudnn8"),
        (("torch==2.4.1",), "11.8", "12.1.1-cudnn8"),
        (
            ("--extra-index-url", "https://download.pytorch.org/whl/cu118", "torch==2.4.1"),
            "12.1",
            "11.8.0-cudnn8",
        ),
        (("torch==2.0.1+cu118",), None, "11.8.0-cudnn8"),
        (("numpy",), "12.4.1", "12.4.1-cudnn"),
        (("torch",), None, "12.8.1-cudnn"),
    ],
)
def test_nvcc_is_that_of_the_cuda_that_torch_brings(
    entries: tuple[str, ...], written: str | None, tag: str
) -> None:
    build = Build(gpu=True, cuda=written, run=[RunCommand(command="nvcc --version")])
    text = render_dockerfile(Configuration(build=build), Requirements(entries), "3.11").text
    assert text.startswith(f"FROM nvidia/cuda:{tag}-devel-ubuntu22.04\n")


def test_a_cuda_without_an_image_is_left_to_a_person() -> None:
    build = Build(gpu=True, cuda="10.2", run=[RunCommand(command="nvcc --version")])
    rendering = render_dockerfile(Configuration(build=build), Requirements(), "3.11")
    assert rendering.text.startswith("FROM python:3.11-slim-bookworm\n")
    (warning,) = rendering.warnings
    assert "has CUDA 10.2" in warning


def test_a_shell_does_not_take_versions_for_files() -> None:
    read = Configuration(build=Build(run=[RunCommand(command="pip install a>=1.0 'b<2' && echo c > d")]))
    rendering = render_dockerfile(read, Requirements(), "3.11")
    assert """RUN pip install "a>=1.0" 'b<2' && echo c > d\n""" in rendering.text
    assert any("versions are quoted" in note for note in rendering.notes)


def test_pget_is_fetched_once() -> None:
    assert "pget/releases" in render_dockerfile(Configuration(), Requirements(), "3.11", pget=True).text
    fetching = Configuration(
        build=Build(run=[RunCommand(command="curl -o /usr/local/bin/pget https://e.com/pget")])
    )
    assert "pget/releases" not in render_dockerfile(fetching, Requirements(), "3.11", pget=True).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("build:\n  run: [export A=1]\n", "has no effect on later commands"),
        ("build:\n  run: ['add-apt-repository ppa:a/b']\n", "a repository for Ubuntu"),
    ],
)
def test_what_a_person_should_check_is_noted(text: str, said: str) -> None:
    rendering = rendered(text)
    (note,) = (*rendering.notes, *rendering.warnings)
    assert said in note


def test_a_secret_of_the_environment_is_not_written_into_the_image() -> None:
    assert "abc" not in rendered("environment: [HF_TOKEN=abc]\n").text


@given(st.lists(st.text()), st.lists(st.text()), st.lists(st.text()))
@example(["\x1f\r0"], [], [])
def test_every_line_is_an_instruction(commands: list[str], system: list[str], environment: list[str]) -> None:
    build = Build(run=[RunCommand(command=command) for command in commands], system_packages=system)
    rendering = render_dockerfile(Configuration(build=build, environment=environment), Requirements(), "3.11")
    assert all(INSTRUCTION.match(line) for line in re.sub(r"\\\n", "", rendering.text).split("\n") if line)


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1), min_size=1))
def test_packages_reach_pip_as_they_are(packages: list[str]) -> None:
    requirements = Requirements(tuple(f"a{package}" for package in packages))
    lines = instructions(render_dockerfile(Configuration(), requirements, "3.11").text)
    line = next(line for line in lines if line.startswith("RUN pip"))
    assert tuple(shlex.split(line)[4:]) == requirements.packages


@pytest.mark.parametrize(
    ("entry", "is_late"),
    [
        ("flash-attn", True),
        ("flash_attn==2.7.4", True),
        ("git+https://github.com/facebookresearch/pytorch3d.git@stable", True),
        ("detectron2 @ git+https://github.com/facebookresearch/detectron2", True),
        ("https://example.com/flash_attn-2.7.4-cp311-cp311-linux_x86_64.whl", False),
        ("flash-attn @ https://example.com/flash_attn-2.7.4-cp311-cp311-linux_x86_64.whl", False),
        ("xformers==0.0.28", False),
        ("flashtext", False),
    ],
)
def test_what_is_built_with_torch_is_installed_after_it(entry: str, is_late: bool) -> None:
    layers = [
        one
        for one in instructions(rendered("build: {}", "torch==2.5.1", entry, "einops").text)
        if "pip" in one
    ]
    late = [one for one in layers if "--no-build-isolation" in one]
    assert len(late) == is_late
    assert all("einops" not in one and "ninja" in one for one in late)
    assert "torch==2.5.1" in layers[0] and "einops" in layers[0]


def test_without_torch_there_is_nothing_to_wait_for() -> None:
    assert "--no-build-isolation" not in rendered("build: {}", "flash-attn").text
