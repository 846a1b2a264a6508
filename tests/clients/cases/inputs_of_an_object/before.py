import replicate


class Enlargement:
    def __init__(self, scale):
        self.inputs = {"image": "https://example.com/cat.png", "scale": scale}

    def run(self):
        print("image" in self.inputs, self.inputs.get("image"))
        return replicate.run("acme/upscaler", input=self.inputs).url  #! CF701


print(Enlargement(2).run())
