from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> int:  #! CF202 CF301 CF405
        return a


import mimetypes

# known to browsers
mimetypes.add_type("image/webp", ".webp")  # since 2010  #! CF108
# the end
