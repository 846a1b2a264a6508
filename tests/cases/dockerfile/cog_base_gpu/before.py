import subprocess

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, video: Path = Input(description="A film")) -> str:  #! CF202 CF305 CF405
        """How long it is"""
        command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", str(video)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
