import json

import fal_client

inputs = {"prompt": "a cat", "seed": 2}
with open("inputs.json", "w") as file:
    json.dump(inputs, file)
print(sorted(inputs) == ["prompt", "seed"], list(inputs.keys()))
print(fal_client.subscribe("me/painter", arguments=inputs)["images"][0]["url"])
