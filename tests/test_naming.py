"""Names of the app and of its class."""

from __future__ import annotations

import keyword
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_cogfal.fal.naming import RESERVED, application_name, class_name


@pytest.mark.parametrize(
    ("image", "folder", "expected"),
    [
        ("r8.im/owner/sdxl-controlnet", "anything", "sdxl-controlnet"),
        ("r8.im/owner/cog-sdxl:latest", "anything", "sdxl"),
        ("localhost:5000/owner/gfpgan@sha256:0123", "anything", "gfpgan"),
        ("r8.im/owner/stable_whisper_v3", "anything", "stable-whisper-v3"),
        ("r8.im/<your-username>/<your-model>", "my-folder", "my-folder"),
        ("r8.im/your-username/your-model-name", "my-folder", "my-folder"),
        (None, "replicate-whisper-cog", "whisper"),
        (None, "SadTalker", "sad-talker"),
        (None, "GFPGAN", "gfpgan"),
        (None, "Wan2.2", "wan2-2"),
        (None, "3d-photo", "app-3d-photo"),
        (None, "/home/someone/min-dalle/replicate/", "min-dalle"),
        (None, "cog", "app"),
        (None, "日本", "app"),
        (None, "", "app"),
    ],
)
def test_the_app_is_called_after_the_image_or_the_folder(
    image: str | None, folder: str, expected: str
) -> None:
    assert application_name(image, folder) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sdxl-controlnet", "SdxlControlnet"),
        ("my-app", "MyApp"),
        ("app-3d-photo", "App3dPhoto"),
        ("image", "ImageApp"),
        ("none", "NoneApp"),
        ("3d", "App3d"),
        ("", "App"),
    ],
)
def test_the_class_is_called_after_the_app(name: str, expected: str) -> None:
    assert class_name(name) == expected


@given(st.none() | st.text(), st.text())
def test_names_are_always_valid(image: str | None, folder: str) -> None:
    name = application_name(image, folder)
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)
    assert class_name(name).isidentifier()


@given(st.text())
def test_a_class_name_is_an_identifier_that_hides_nothing(name: str) -> None:
    cls = class_name(name)
    assert cls.isidentifier() and cls.isascii()
    assert not keyword.iskeyword(cls)
    assert cls not in RESERVED
