from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        colour: str = Input(choices=["red", "green"], default="red"),  #! CF301 CF303
        size: int = Input(description="Width", choices=[256, 512, 1024], default=512),  #! CF301 CF303
        style: str = Input(  #! CF301
            description="Look of the picture",
            choices=("photo", "oil painting", "water colour", "pencil drawing", "comic strip"),  #! CF303
            default="photo",
        ),
        mode: str = Input(choices=["it's", 'say "so"', "größer"]),  #! CF301 CF303
        format: str = Input(  #! CF301
            description="Format of the output",
            default="webp",
            choices=[  #! CF303
                "webp",
                "jpg",  # smallest
                "png",
            ],
        ),
    ) -> str:  #! CF405
        return f"{colour} {size} {style} {mode} {format}"
