from cog import BaseRunner, Input  #! CF101 CF101


class Runner(BaseRunner):  #! CF201
    def setup(self):
        self.greeting = "Hello"

    def run(self, name: str = Input(description="Who")) -> str:  #! CF202 CF301 CF405
        return f"{self.greeting}, {name}"
