from cog import Path

from shapes import round_words


def changed(text):
    return round_words(text)
