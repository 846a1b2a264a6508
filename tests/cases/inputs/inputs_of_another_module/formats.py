import os

from cog import Input  #! CF101

FORMATS = ["webp", "jpg", "png"]
DEFAULT = FORMATS[0]


def predict_format() -> str:
    """The format, as an input."""
    return Input(description="Format of the output", choices=FORMATS, default=DEFAULT)


def predict_quality(default: int = 95) -> int:
    return Input(description="Quality", default=default, ge=0, le=100)


def sizes(paths):
    return [os.path.getsize(path) for path in paths]
