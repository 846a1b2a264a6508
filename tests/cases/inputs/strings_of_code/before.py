from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str) -> str:  #! CF202 CF301 CF405
        """The prompt: prompt."""
        query = "select prompt from prompts"  # prompt
        return query.format(prompt=prompt) + "%(prompt)s" % {"prompt": prompt}
