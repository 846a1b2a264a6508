from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101

DRY_RUN = False


class Result(BaseModel):
    picture: Path


class Predictor(BasePredictor):  #! CF201
    RESULT = dict if DRY_RUN else Result

    def setup(self):
        print(f"answers with {self.RESULT}")

    def predict(self, name: str) -> RESULT:  #! CF202 CF301 CF410
        path = Path("/tmp/picture.png")
        path.write_bytes(name.encode())
        if not DRY_RUN:
            return Result(picture=path)
        elif name == "other":
            return Result(picture=Path("other.png"))
        else:
            return {"pictures": [path]}  #! CF410
