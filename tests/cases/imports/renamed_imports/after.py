import fal
from pydantic import BaseModel


class Input(BaseModel):
    size: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import pandas as pd

        self.table = pd.DataFrame({"a": [1, 2]})

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np
        from PIL import Image as PILImage, ImageFilter as Filters

        picture = PILImage.new("L", (input.size, input.size)).filter(Filters.BLUR)
        return Output(text=str(np.asarray(picture).mean() + self.table["a"].mean()))
