# Served by Cog.
from cog import (  #! CF101 CF101
    BasePredictor,  # the base
    # and the field
    Input,
)  # noqa: I001

import os  # for the name

# only the type
from typing import List


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,  # no state
        # all of them
        words: List[str] = Input(),  #! CF301
    ) -> str:  #! CF405
        return os.sep.join(words)
