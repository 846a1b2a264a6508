import replicate


class Service:
    def __init__(self, api=replicate):
        self.api = api

    def greet(self, name):
        return self.api.run("acme/greeter", input={"name": name})


print(Service().greet("module"))
