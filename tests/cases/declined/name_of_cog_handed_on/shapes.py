from words import Path


def round_words(text):
    return Path(text).stem
