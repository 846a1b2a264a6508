from cog import (  #! CF101
    BasePredictor,
    Input,
    Path,
)


class OldPredictor(BasePredictor):
    def predict(self, image: Path = Input(description="Image")) -> Path:
        from cog import Path, current_scope  #! CF101

        return image
