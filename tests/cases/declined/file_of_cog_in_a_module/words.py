from cog import File  #! CF101


def changed(text):
    return text if isinstance(text, File) else text.upper()  #! CF101!
