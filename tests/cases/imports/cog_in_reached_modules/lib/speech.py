import cog  #! CF101
from cog import ConcatenateIterator, Secret  #! CF101 CF101

from .answers import Answer
from .voices import voice

VOICES = cog.Path("voices")
TOKEN = Secret("open sesame")


class Speaker:
    def spoken(self, text: str) -> ConcatenateIterator[str]:
        for word in text.split():
            yield word

    def speak(self, text: str, token: Secret) -> Answer:
        assert token.get_secret_value(), "a token is needed"
        return Answer(words=[voice(VOICES, "low").stem, *self.spoken(text)], language=None)
