import subprocess

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        style: Path,  #! CF305
        second_style: Path = Input(default=None),  #! CF305 CF302
        sound: Path = Input(default=None),  #! CF305 CF302
        picture: Path = Input(default=None),  #! CF305 CF302
    ) -> str:  #! CF405
        styles = [style, second_style]
        styles = [one for one in styles if one]
        for path in styles:
            subprocess.run(["blend", str(path)], check=True)
        voice = sound if sound else None
        pictures = [open(file, "rb").read() for file in [picture] if file]
        return f"{voice.suffix if voice else ''} {len(pictures)}"
