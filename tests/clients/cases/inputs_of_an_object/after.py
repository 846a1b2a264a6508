import fal_client


class Enlargement:
    def __init__(self, scale):
        self.inputs = {"image_url": "https://example.com/cat.png", "scale": scale}

    def run(self):
        print("image_url" in self.inputs, self.inputs.get("image_url"))
        return fal_client.subscribe("me/upscaler", arguments=self.inputs)["image"]["url"]


print(Enlargement(2).run())
