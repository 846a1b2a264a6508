from collections import namedtuple

from cog import BasePredictor  #! CF101

Word = namedtuple("Word", "text length")


def words(text):
    for one in text.split():
        yield Word(one, len(one))


class Longest:
    def of(self, text):
        return max(words(text), key=lambda word: word.length)


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.longest = Longest()

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.longest.of(text).text
