from cog import Input  #! CF101


def predict(text: str = Input(description="Text")) -> str:  #! CF201
    return text
