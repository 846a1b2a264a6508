import os
import shutil
import tempfile

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    picture: Path
    archive: Path
    film: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Output:  #! CF202 CF301 CF404
        picture = tempfile.mktemp()
        self.draw(seed).save(picture, format="PNG")
        archive = shutil.make_archive("/tmp/all", "zip", "/tmp/some")
        for name in os.listdir("/tmp/films"):
            if name.endswith(".mp4"):
                film = os.path.join("/tmp/films", name)
        return Output(picture=Path(picture), archive=Path(archive), film=Path(film))
