from pathlib import Path

import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.calls = 0

    # what to repeat
    @cog.input("text", type=str)  #! CF307
    # how often,
    # at least once
    @cog.input("times", type=int, default=2, min=1, help="How often")  # more takes longer #! CF307
    @cog.input(  #! CF307
        "end",
        # punctuation only
        type=str,
        default=".",  # the usual one
        options=[
            ".",
            "!",  # loud
        ],
    )
    # one request at a time
    def predict(  #! CF202
        self,
        text,  # any language
        # a number
        times,
        end,
        # nothing more
    ):  # -> a file
        # the server deletes it
        out_path = Path("/tmp/out.txt")
        out_path.write_text(text * times + end)
        return out_path
