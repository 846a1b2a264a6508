from cog import BasePredictor, Input  #! CF101 CF101
from diffusers import (  #! CF102 CF102 CF102
    DDIMScheduler,
    DiffusionPipeline,
    EulerDiscreteScheduler,
)

SCHEDULERS = {  #! CF105
    "DDIM": DDIMScheduler,
    "K_EULER": EulerDiscreteScheduler,
}


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = DiffusionPipeline.from_pretrained("a-company/a-model")

    def predict(  #! CF202
        self,
        scheduler: str = Input(  #! CF301
            default="K_EULER", choices=SCHEDULERS.keys(), description="Scheduler"  #! CF303
        ),
    ) -> str:  #! CF405
        self.pipe.scheduler = SCHEDULERS[scheduler].from_config(
            self.pipe.scheduler.config
        )
        return str(self.pipe())
