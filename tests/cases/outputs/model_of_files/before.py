from typing import Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    """What comes back."""

    image: Path
    mask: Optional[Path]  # only where one was asked for
    caption: Optional[str]
    seed: int = None


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int, with_mask: bool) -> Output:  #! CF202 CF301 CF301 CF404
        mask_path = "/tmp/mask.png"
        if seed < 0:
            return Output(image=Path("/tmp/out.jpg"))
        return Output(
            image=Path("/tmp/out.jpg"),  # the picture itself
            mask=Path(mask_path) if with_mask else None,
            seed=seed,
        )
