from cog import Input  #! CF101


def train(words: str = Input(description="Words")) -> str:  #! CF201
    return words.lower()
