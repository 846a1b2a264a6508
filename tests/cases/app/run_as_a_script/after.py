import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Predictor(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)


# TODO(cogfal CF212): `Predictor` is used when the file is run as a script: a fal.App cannot be made by hand, try it with `fal run --local predict.py` and remove this  #! CF212
if __name__ == "__main__":
    predictor = Predictor()
    print(predictor.predict("hello"))
