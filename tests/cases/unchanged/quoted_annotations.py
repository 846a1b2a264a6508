from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import fal
from pydantic import BaseModel

if TYPE_CHECKING:
    import torch


@dataclass
class Node:
    next: "Node | None"
    tensor: "torch.Tensor"


class Output(BaseModel):
    text: str
    more: Optional["Output"] = None


class Telling(fal.App):
    app_name = "telling"
    machine_type = "M"

    @fal.endpoint("/")
    def tell(self) -> Output:
        return Output(text="")

    def other(self: "Telling", tensor: "torch.Tensor") -> "Later":
        return Later()


class Later:
    pass
