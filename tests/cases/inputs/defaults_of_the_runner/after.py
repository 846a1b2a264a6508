import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    name: str | None = Field(description="Name", default=None)
    devices: int | None = Field(description="Devices", default=None, ge=0)
    country: str | None = None
    region: str | None = None


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    # TODO(cogfal CF304): the default of `name` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    # TODO(cogfal CF304): the default of `devices` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    # TODO(cogfal CF304): the default of `country` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    # TODO(cogfal CF304): the default of `region` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        name = input.name if input.name is not None else os.getenv("NAME", "world")
        devices = (
            input.devices
            if input.devices is not None
            else torch.cuda.device_count()
        )
        country = (
            input.country
            if input.country is not None
            else os.environ.get("COUNTRY", "nowhere")
        )
        region = input.region if input.region is not None else os.environ["REGION"]
        return Output(text=f"{name} {devices} {country} {region}")
