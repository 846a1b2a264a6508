import typing

import cog  #! CF101


class Predictor(cog.BasePredictor):  #! CF201
    def predict(self, count: int = cog.Input(default=2)) -> typing.Iterator[typing.List[cog.Path]]:  #! CF202 CF301 CF403
        for batch in range(count):
            yield [cog.Path(f"/tmp/{batch}-{number}.jpg") for number in range(3)]
