from cog import Input  #! CF101


def changed(text, times: int = Input(default=2)):  #! CF101!
    return text * times
