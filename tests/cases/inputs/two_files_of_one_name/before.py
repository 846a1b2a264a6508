from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, audio: Path, audio_file: Path, images: list[Path], image: Path) -> str:  #! CF202 CF305 CF305 CF305 CF305 CF405
        return f"{audio} {audio_file} {images} {image}"
