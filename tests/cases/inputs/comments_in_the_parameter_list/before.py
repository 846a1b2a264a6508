from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        # what to write
        prompt: str = Input(description="Prompt"),  # required  #! CF301
        # width: int = Input(default=512),
        # height: int = Input(default=512),
        steps: int = Input(  # fifty is enough  #! CF301
            description="Steps",
            default=50,
            # le=100,
        ),
        # by name only
        *,  # from here on
        plain: bool = False,  # no styles  #! CF301
        # nothing more
    ) -> str:  #! CF405
        return f"{prompt} {steps} {plain}"
