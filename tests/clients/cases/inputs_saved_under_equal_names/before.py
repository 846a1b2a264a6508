import json

import replicate

inputs = {"prompt": "a cat", "seed": 2}
with open("inputs.json", "w") as file:
    json.dump(inputs, file)
print(sorted(inputs) == ["prompt", "seed"], list(inputs.keys()))
print(replicate.run("acme/painter", input=inputs)[0].url)  #! CF701
