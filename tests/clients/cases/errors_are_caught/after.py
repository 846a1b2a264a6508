import fal_client
from fal_client import FalClientHTTPError


def draw(model, prompt):
    try:
        return fal_client.subscribe(model, arguments={"prompt": prompt})
    except FalClientHTTPError:
        return None


try:
    fal_client.subscribe("me/clumsy", arguments={"prompt": "a hand"})
except fal_client.FalClientHTTPError:
    print("the model failed")

try:
    fal_client.subscribe("me/clumsy", arguments={})
except FalClientHTTPError:
    print("the input is wrong")

print(draw("me/clumsy", "a foot"))
