from pathlib import Path

import cog  #! CF101

SETTINGS = {"help": "A text"}


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        pass

    @cog.input("text", **SETTINGS)  #! CF307!
    @cog.input("text", type=str, hint="A text")  #! CF307!
    @cog.input(Path.__name__, type=str)  #! CF307!
    @cog.input("times", type=int)  #! CF307
    @cog.input("times", type=int)  #! CF307!
    @cog.input("ratio")  #! CF307!
    @cog.input("number", type=complex)  #! CF307!
    @cog.input("file", type=Path, default="file.txt")  #! CF307!
    @cog.input("missing", type=str)  #! CF307!
    def predict(self, text, times, ratio, number, file, more, level=len("level")):  #! CF202 CF307! CF307!
        return Path(file)
