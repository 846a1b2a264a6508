from cog import *  #! CF101!


def changed(text):
    return text + Path("words.txt").stem
