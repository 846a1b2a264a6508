import os

import fal_client


class Writer:
    def __init__(self, api_token=None):
        self.api_token = api_token or os.getenv("FAL_KEY")
        if not self.api_token:
            raise ValueError("FAL_KEY is not set")
        self._client = fal_client.SyncClient(key=self.api_token)

    def write(self, prompt: str) -> str:
        output = self._client.subscribe("me/storyteller", arguments={"prompt": prompt})
        return output["text"]

    def greet(self, name: str) -> str:
        return self._client.subscribe("me/greeter", arguments={"name": name})["text"]


writer = Writer()
print(writer.write("a method"))
print(writer.greet("method").upper())
