from __future__ import annotations

from typing import Optional

from pydantic import BaseModel, Field


class Input(BaseModel):
    image: Optional[str] = Field(default=None, description="Path")


class Output(BaseModel):
    path: str


def run(input: Input) -> Output:
    return Output(path=input.image or "")
