import os
import urllib.request
from dataclasses import dataclass

import fal_client


@dataclass
class Settings:
    token: str = os.environ.get("FAL_KEY", "")


class Painter:
    """Paints on request."""

    def __init__(self, settings):
        self.client = fal_client.SyncClient(key=settings.token)

    def paint(self, prompt, path):
        output = self.client.subscribe("me/painter", arguments={"prompt": prompt})
        with open(path, "wb") as file:
            file.write(urllib.request.urlopen(output["images"][0]["url"]).read())
        return path


print(Painter(Settings()).paint("a flower", "flower.png"))
