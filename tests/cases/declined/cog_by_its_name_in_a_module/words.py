import importlib

from cog import Path

server = importlib.import_module("cog.server")


def changed(text):
    return f"{text} {server} {Path.cwd()}"
