import torch

cog = {"Input": 1, "Path": 2}


def turn(cog):
    cog.Input = cog.Path = torch.zeros(1)
    return [cog.predict(one) for one in cog.BasePredictor]
