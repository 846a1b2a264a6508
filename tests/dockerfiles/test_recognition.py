"""Which files are Dockerfiles, which of them carry Cog, and what fal misses in them."""

from __future__ import annotations

import pytest

from flake8_cogfal.cog.dockerfile import carries_cog
from flake8_cogfal.docker.dockerfile import Dockerfile
from flake8_cogfal.fal.image import final_text, lacks_curl, lacks_fal, lacks_python, python_of
from flake8_cogfal.project.dockerfiles import is_dockerfile_name


@pytest.mark.parametrize(
    "name", ["Dockerfile", "Dockerfile.gpu", "cog.Dockerfile", "dockerfile", "Containerfile"]
)
def test_names_of_dockerfiles(name: str) -> None:
    assert is_dockerfile_name(name)


@pytest.mark.parametrize(
    "name", ["dockerfile.py", "Dockerfile.dockerignore", "Makefile", "my_dockerfiles.txt"]
)
def test_names_of_other_files(name: str) -> None:
    assert not is_dockerfile_name(name)


@pytest.mark.parametrize(
    "text",
    [
        'FROM a\nCMD ["python", "-m", "cog.server.http"]\n',
        "FROM r8.im/cog-base:python3.11\n",
        "FROM a\nRUN pip install -q 'cog>=0.9'\n",
        "FROM a\nRUN uv pip install --no-cache cog\n",
        "FROM a\nENV COG_LOG_LEVEL=debug\n",
    ],
)
def test_dockerfiles_that_carry_cog(text: str) -> None:
    assert carries_cog(Dockerfile(text))


@pytest.mark.parametrize(
    "text",
    [
        "FROM a\nEXPOSE 5000\nCOPY . /src\n",
        "FROM a\nRUN pip install cognitive recog cog-tools\n",
        "FROM a\nRUN echo pip install cog\n",
        "FROM a\n# pip install cog\n",
        "FROM a\nENV COG_WEIGHTS=https://example.com/weights\n",
    ],
)
def test_dockerfiles_that_do_not(text: str) -> None:
    assert not carries_cog(Dockerfile(text))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("FROM python:3.11-slim\n", "curl fal"),
        ("FROM python:3.11\n", "fal"),
        ("FROM ubuntu:22.04\nRUN apt-get install -y curl\n", "python fal"),
        (
            "FROM nvidia/cuda:12.1.1-devel-ubuntu22.04\nRUN apt install python3.11 curl\nRUN pip install fal==1.2\n",
            "",
        ),
        ("FROM falai/base:3.11-12.1.0\nRUN pip install torch\n", ""),
        ("FROM python:3.11\nRUN pip install boto3 protobuf pydantic\n", ""),
        ("FROM python:3.11-slim AS a\nRUN apt-get install -y curl\nFROM a\nRUN pip install 'fal>=1'\n", ""),
    ],
)
def test_what_an_image_lacks(text: str, lacking: str) -> None:
    dockerfile = Dockerfile(text)
    said = final_text(dockerfile)
    found = {
        "curl": lacks_curl(dockerfile, said),
        "python": lacks_python(dockerfile, said),
        "fal": lacks_fal(dockerfile, said),
    }
    assert " ".join(name for name, lacks in found.items() if lacks) == lacking


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("ARG V=3.9\nFROM python:${V}-slim\n", "3.9"),
        ('FROM ubuntu\nRUN pyenv install-latest "3.8" && pyenv global 3.8\n', "3.8"),
        ("FROM ubuntu\nRUN uv python install 3.12\n", "3.12"),
        ("FROM ubuntu\nRUN uv venv --seed --python 3.11 /opt/venv\n", "3.11"),
        ("FROM ubuntu\n", None),
    ],
)
def test_which_python_an_image_has(text: str, version: str | None) -> None:
    assert python_of(Dockerfile(text)) == version
