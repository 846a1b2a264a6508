from .scale import scaled


def attend(text, factor):
    return scaled(text, factor)
