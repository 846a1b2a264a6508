import os

import replicate


class Writer:
    def __init__(self, api_token=None):
        self.api_token = api_token or os.getenv("REPLICATE_API_TOKEN")  #! CF704
        if not self.api_token:
            raise ValueError("REPLICATE_API_TOKEN is not set")  #! CF704
        self._client = replicate.Client(api_token=self.api_token)

    def write(self, prompt: str) -> str:
        output = self._client.run("acme/storyteller", input={"prompt": prompt})  #! CF701
        return "".join(output)

    def greet(self, name: str) -> str:
        return self._client.run("acme/greeter", input={"name": name})  #! CF701


writer = Writer()
print(writer.write("a method"))
print(writer.greet("method").upper())
