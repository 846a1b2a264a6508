from cog import Path  #! CF101!

from shapes import round_words


def changed(text):
    return round_words(text)
