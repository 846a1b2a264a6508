try:
    from cog import Path as FilePath  #! CF101
except ImportError:
    from pathlib import Path as FilePath


def voice(folder: FilePath, name: str) -> FilePath:
    from cog import Path  #! CF101

    return Path(folder) / f"{name}.wav"
