from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Path:  #! CF202 CF301 CF401
        """Write a film"""
        film = Path("/tmp") / "film.mp4"
        film.write_text(text)
        return film
