import json

import fal_client

inputs = {"image_url": "https://example.com/cat.png", "scale": 2}
print(json.dumps(inputs))
with open("inputs.json", "w") as file:
    # TODO(cogfal CF708): the names of the inputs matter here, and `image` is called `image_url` now  #! CF708
    json.dump(inputs, file)
print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
