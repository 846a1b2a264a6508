from __future__ import annotations  #! CF109

import fal
from pydantic import BaseModel


class Telling(fal.App):
    app_name = "telling"
    machine_type = "M"

    @fal.endpoint("/")
    def tell(self, input: Input) -> Input:
        return input


class Input(BaseModel):
    text: str
