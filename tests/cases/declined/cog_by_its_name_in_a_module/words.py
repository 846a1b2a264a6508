import importlib

from cog import Path  #! CF101

server = importlib.import_module("cog.server")  #! CF101!


def changed(text):
    return f"{text} {server} {Path.cwd()}"
