import torch
from cog import BaseModel  #! CF101


class Words(BaseModel):
    values: torch.Tensor  #! CF101!


def changed(text):
    return Words(values=torch.zeros(len(text))).values.mean()
