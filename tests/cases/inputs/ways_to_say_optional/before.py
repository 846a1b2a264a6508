from typing import Optional, Union

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        a: Optional[int] = Input(description="First", default=None),  #! CF301
        b: "Optional[int]" = Input(default=None),  #! CF301
        c: Union[int, None] = Input(description="Third"),  #! CF301
        d: int | None = Input(),  #! CF301
        e: None | int = None,  #! CF301
        f: Optional[str] = Input(default="six"),  #! CF301
        g: Optional[str] = Input(default=None, choices=["x", "y"]),  #! CF301 CF303
    ) -> int:  #! CF405
        return len([one for one in (a, b, c, d, e, f, g) if one is not None])
