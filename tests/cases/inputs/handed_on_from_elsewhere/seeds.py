from cog import Input  #! CF101


def predict_seed():
    return Input(description="Seed", default=None)


def draw():
    return 4
