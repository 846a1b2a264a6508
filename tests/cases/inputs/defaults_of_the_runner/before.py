import os

import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        name: str = Input(description="Name", default=os.getenv("NAME", "world")),  #! CF301 CF304
        devices: int = Input(description="Devices", default=torch.cuda.device_count(), ge=0),  #! CF301 CF304
        country: str = os.environ.get("COUNTRY", "nowhere"),  #! CF301 CF304
        region: str = os.environ["REGION"],  #! CF301 CF304
    ) -> str:  #! CF405
        return f"{name} {devices} {country} {region}"
