import torch
from cog import Input, Path  #! CF101 CF101


def prepare(words: str) -> str:
    return words.lower()


def train(  #! CF201
    data: Path = Input(description="Words, one a line"),
    steps: int = Input(default=10, ge=1, le=100),
) -> Path:
    """Learn the words"""
    words = prepare(data.read_text())
    for _ in range(steps):
        torch.ones(3)
    result = Path("/tmp/weights.tar")
    result.write_text(words)
    return result
