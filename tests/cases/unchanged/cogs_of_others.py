from cognitive import BasePredictor, Input
from cogent3 import Path
from discord.ext import commands
from mylib.cog import Input as Setting
from .cog import BasePredictor as Base


class Predictor(Base):
    def predict(self, text: str = Setting(default="False")) -> Path:
        return Path(Input(text))


class Greetings(commands.Cog):
    def cog_unload(self):
        pass
