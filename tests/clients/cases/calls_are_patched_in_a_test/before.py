import replicate
from unittest import mock


def greet(name):
    return replicate.run("acme/greeter", input={"name": name})  #! CF701 CF708


with mock.patch("replicate.run", return_value="Hello, mock!") as run:  #! CF701
    print(greet("mock"))
    print(run.call_count)
