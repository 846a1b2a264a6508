from cog import BasePredictor, Path  #! CF101 CF101


class File:
    name = "/tmp/archive.tar"


class Predictor(BasePredictor):  #! CF201
    def predict(self, size: int) -> Path:  #! CF202 CF301 CF401
        with open(File.name, "wb") as file:
            file.write(bytes(size))
        return Path("/tmp/archive.tar")
