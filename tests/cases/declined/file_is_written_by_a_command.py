import subprocess

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    film: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, seconds: int) -> Output:  #! CF202 CF301
        path = "out.mp4"
        command = ["ffmpeg", "-t", str(seconds), path]
        output = Output(film=path)  #! CF404!
        subprocess.run(command, check=True)
        return output
