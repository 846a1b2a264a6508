from cog import BasePredictor, Input  #! CF101 CF101

from constants import ASPECT_RATIOS, DESCRIPTION, STEPS, Style  #! CF104 CF104 CF104 CF104


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        ratio: str = Input(description=DESCRIPTION, choices=list(ASPECT_RATIOS), default="1:1"),  #! CF301 CF303
        style: str = Input(description="Style", choices=[one.value for one in Style], default=Style.FLAT.value),  #! CF301 CF303
        steps: int = Input(description="Steps", default=STEPS, le=STEPS * 2),  #! CF301
        plain: int = STEPS,  #! CF301
    ) -> str:  #! CF405
        return f"{ratio} {style} {steps} {plain}"
