import replicate
from unittest import mock


def greet(name):
    return replicate.run("acme/greeter", input={"name": name})


with mock.patch("replicate.run", return_value="Hello, mock!") as run:
    print(greet("mock"))
    print(run.call_count)
