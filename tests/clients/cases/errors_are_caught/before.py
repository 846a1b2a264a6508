import replicate
from replicate.exceptions import ModelError, ReplicateError


def draw(model, prompt):
    try:
        return replicate.run(model, input={"prompt": prompt})  #! CF701
    except (ModelError, ReplicateError):
        return None


try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except replicate.exceptions.ModelError:
    print("the model failed")

try:
    replicate.run("acme/clumsy", input={})  #! CF701
except ReplicateError:
    print("the input is wrong")

print(draw("acme/clumsy", "a foot"))
