from typing import Any, Dict, List, Literal, Optional, TypedDict, Union

from cog import BasePredictor, Input  #! CF101 CF101


class Place(TypedDict):
    x: int
    y: int


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        size: Union[int, str] = Input(description="Pixels, or a name", default="small"),  #! CF301
        limit: int | float | None = Input(description="Most", default=None),  #! CF301
        style: Literal["flat", "round"] = Input(description="Style", default="flat"),  #! CF301
        options: Dict[str, Any] = Input(description="Options", default={}),  #! CF301
        settings: dict = Input(description="Settings"),  #! CF301
        rows: List[List[int]] = Input(description="Rows"),  #! CF301
        names: List[Optional[str]] = Input(description="Names"),  #! CF301
        items: list = Input(description="Items"),  #! CF301
        place: Place = Input(description="Place"),  #! CF301
        anything: Any = Input(description="Anything", default=None),  #! CF301 CF302
    ) -> str:  #! CF405
        return f"{size} {limit} {style} {options} {settings} {rows} {names} {items} {place['x']} {anything}"
