import typing as T
from pathlib import Path as LocalPath
from typing import Annotated, Union

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101

Picture = Path
Prompt = str
Prompts = T.List[Prompt]


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: Prompt = Input(description="Prompt"),  #! CF301
        more: T.Optional[Prompts] = Input(description="More prompts"),  #! CF301
        count: "int" = Input(description="Count", default=1),  #! CF301
        scale: Annotated[float, "of the picture"] = Input(description="Scale", default=1.5),  #! CF301
        address: Union[str, Path] = Input(description="Where to look"),  #! CF301
        picture: "T.Optional[Picture]" = Input(description="Picture"),  #! CF305
        table: LocalPath = Input(description="Table"),  #! CF305
    ) -> str:  #! CF405
        if picture is not None:
            prompt += picture.read_text()
        return f"{prompt} {more} {count} {scale} {address} {table.read_text()}"
