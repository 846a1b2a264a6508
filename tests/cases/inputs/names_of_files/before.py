from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        audio_path: Path,  #! CF305
        input_file: Path,  #! CF305
        video_url: Path,  #! CF305
        mask_images: list[Path],  #! CF305
        glass: list[Path],  #! CF305
    ) -> int:  #! CF405
        return len([audio_path, input_file, video_url, *mask_images, *glass])
