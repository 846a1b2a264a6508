import replicate


class Painter:
    def __init__(self, size):
        self.size = size

    def paint(self, prompt):
        output = replicate.run("acme/painter", input={"prompt": prompt, "width": self.size})  #! CF701
        return output[0]
