from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Base(BasePredictor):
    def predict(
        self,
        prompt: str = Input(description="What to draw"),
        output_format: str = Input(default="png", choices=["png", "jpg"]),
    ) -> Path:
        path = f"/tmp/out.{output_format}"
        with open(path, "w") as file:
            file.write(prompt)
        return Path(path)


class Predictor(Base):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Input(description="What to draw"),  #! CF301
        output_format: str = Input(default="png", choices=["png", "jpg"]),  #! CF301 CF303
    ) -> Path:  #! CF401
        return super().predict(prompt, output_format)
