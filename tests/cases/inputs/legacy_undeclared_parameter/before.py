from pathlib import Path

import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        pass

    # Inputs of a request
    @cog.input("text", type=str, help="Text to write down")  #! CF307
    @cog.input("upper", type=bool, default=False)  #! CF307
    def predict(self, text, folder="/tmp", upper=True, limit=-1):  #! CF202
        """Write a text down"""
        path = Path(folder) / "out.txt"
        path.write_text((text.upper() if upper else text)[:limit])
        return path
