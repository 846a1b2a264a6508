from typing import Any, Dict, List, Literal, Optional, TypedDict, Union

import fal
from pydantic import BaseModel, Field


class Place(TypedDict):
    x: int
    y: int


class Input(BaseModel):
    size: Union[int, str] = Field(description="Pixels, or a name", default="small")
    limit: int | float | None = Field(description="Most", default=None)
    style: Literal["flat", "round"] = Field(description="Style", default="flat")
    options: Dict[str, Any] = Field(description="Options", default={})
    settings: dict = Field(description="Settings")
    rows: List[List[int]] = Field(description="Rows")
    names: List[Optional[str]] = Field(description="Names")
    items: list = Field(description="Items")
    place: dict = Field(description="Place")
    anything: Any = Field(description="Anything", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.size} {input.limit} {input.style} {input.options} {input.settings} {input.rows} {input.names} {input.items} {input.place['x']} {input.anything}")
