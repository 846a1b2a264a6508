"""CF609: folders of weights go below /data where the user asks for it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

PREDICTOR = """\
import os
import subprocess

import torch
from cog import BasePredictor
from transformers import pipeline

{before}


def download(url, folder):
    subprocess.check_call(["pget", "-x", url, folder])


class Predictor(BasePredictor):
    def setup(self):
        {setup}

    def predict(self, text: str) -> str:
        return str(self.reader(text))
"""
CONFIGURATION = "build:\n  gpu: true\n  python_version: '3.11'\nimage: r8.im/somebody/moods\npredict: predict.py:Predictor\n"
READER = 'self.reader = pipeline("sentiment-analysis", cache_dir={})'


def result(folder: Path, before: str, setup: str, *, unsafe: bool = True) -> tuple[str, list[str]]:
    """The converted predictor, and the messages of what is left of CF609."""
    (folder / "cog.yaml").write_text(CONFIGURATION)
    (folder / "predict.py").write_text(PREDICTOR.format(before=before, setup=setup))
    (project,) = find_projects(folder)
    migration = migrate(project, Options(unsafe_fixes=unsafe))
    assert not migration.declined
    data = migration.changes["predict.py"]
    assert data is not None
    return data.decode(), [one.message for one in migration.left if one.code == "CF609"]


@pytest.mark.parametrize(
    ("before", "setup", "expected"),
    [
        ('CACHE = "model-cache"', READER.format("CACHE"), 'CACHE = "/data/moods/model-cache"'),
        ('CACHE = "./model-cache/"', READER.format("CACHE"), 'CACHE = "/data/moods/model-cache"'),
        ('CACHE = "/src/model-cache"', READER.format("CACHE"), 'CACHE = "/data/moods/model-cache"'),
        ("", READER.format('"model-cache"'), 'cache_dir="/data/moods/model-cache"'),
        ('CACHE = "hf"\nos.environ["HF_HOME"] = CACHE', READER.format("None"), 'CACHE = "/data/moods/hf"'),
        (
            'CACHE = "weights"',
            'download("https://example.com/a.tar", CACHE)\n        ' + READER.format('f"{CACHE}/hf"'),
            'CACHE = "/data/moods/weights"',
        ),
    ],
)
def test_the_folder_moves_below_data_and_the_apps_name(
    tmp_path: Path, before: str, setup: str, expected: str
) -> None:
    text, left = result(tmp_path, before, setup)
    assert expected in text
    assert left == []


def test_without_unsafe_fixes_it_stays_and_is_reported(tmp_path: Path) -> None:
    text, left = result(tmp_path, 'CACHE = "model-cache"', READER.format("CACHE"), unsafe=False)
    assert 'CACHE = "model-cache"' in text
    assert len(left) == 1 and "/data" in left[0]


@pytest.mark.parametrize(
    ("before", "setup"),
    [
        ('CACHE = "model-cache"\nURL = f"https://example.com/{CACHE}.tar"', READER.format("CACHE")),
        ('CACHE = "model-cache"\nURL = "https://example.com/" + CACHE', READER.format("CACHE")),
        ('CACHE = "/opt/models"', READER.format("CACHE")),
        ('CACHE = "~/models"', READER.format("CACHE")),
        ('CACHE = "https://example.com/models"', READER.format("CACHE")),
        ('CACHE = "one"\nCACHE = "two"', READER.format("CACHE")),
        ("", READER.format('"models"') + '\n        print(os.listdir("models"))'),
        ('CACHE = "weights"', READER.format("CACHE, local_files_only=True")),
    ],
)
def test_a_name_that_means_more_or_lies_elsewhere_stays(tmp_path: Path, before: str, setup: str) -> None:
    text, left = result(tmp_path, before, setup)
    assert "/data" not in text
    assert left == []


def test_a_folder_of_the_project_stays(tmp_path: Path) -> None:
    (tmp_path / "model-cache").mkdir()
    (tmp_path / "model-cache/vocabulary.txt").write_text("good\nbad\n")
    text, left = result(tmp_path, 'CACHE = "model-cache"', READER.format("CACHE"))
    assert "/data" not in text
    assert left == []
