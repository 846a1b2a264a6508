import urllib.request

import fal_client

OPTIONS = {"negative_prompt": "people", "output_format": "webp"}

for prompt in ("a hill", "a lake"):
    output = fal_client.subscribe("me/painter", arguments={**OPTIONS, "prompt": prompt})
    name = prompt.replace(" ", "-")
    with open(f"{name}.webp", "wb") as file:
        file.write(urllib.request.urlopen(output["images"][0]["url"]).read())
