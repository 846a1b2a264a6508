import os
from dataclasses import dataclass

import replicate


@dataclass
class Settings:
    token: str = os.environ.get("REPLICATE_API_TOKEN", "")  #! CF704


class Painter:
    """Paints on request."""

    def __init__(self, settings):
        self.client = replicate.Client(api_token=settings.token)

    def paint(self, prompt, path):
        output = self.client.run("acme/painter", input={"prompt": prompt})  #! CF701
        with open(path, "wb") as file:
            file.write(output[0].read())
        return path


print(Painter(Settings()).paint("a flower", "flower.png"))
