import fal
from pydantic import BaseModel


class Input(BaseModel):
    count: int


class Output(BaseModel):
    output: dict


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import numpy as np

        self.sampler = np.random.default_rng(1)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        cloud = self.sampled(input.count)
        colours = np.stack([cloud.red, cloud.green], axis=-1)
        # TODO(cogfal CF408): `cloud.points` stands beside an array of numpy: if it is one too, return .tolist()  #! CF408
        return Output(output={"points": cloud.points, "colours": colours.tolist()})

    def sampled(self, count: int):
        return self.sampler.cloud(count)
