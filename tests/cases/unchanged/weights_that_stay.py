"""Folders that are not filled anew: below /data, with the image, outside; and names that mean more than a folder."""

import os
import subprocess

import fal
from pydantic import BaseModel, Field

KEPT = "/data/moods/model-cache"
ELSEWHERE = "/opt/models"
NAME = "model.tar"
WITH_THE_IMAGE = "weights"
URL = f"https://example.com/{NAME}"


class Input(BaseModel):
    text: str = Field(description="Text to read")


class Output(BaseModel):
    mood: str


def fetch(url: str, path: str) -> None:
    subprocess.check_call(["wget", "-O", path, url])


class Moods(fal.App):
    machine_type = "XL"

    def setup(self) -> None:
        from transformers import pipeline

        os.environ["HF_HOME"] = KEPT
        os.environ["TORCH_HOME"] = ELSEWHERE
        fetch(URL, NAME)
        self.reader = pipeline("sentiment-analysis", cache_dir=WITH_THE_IMAGE, local_files_only=True)

    @fal.endpoint("/")
    def read(self, input: Input) -> Output:
        return Output(mood=self.reader(input.text)[0]["label"])
