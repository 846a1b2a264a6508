import urllib.request

import fal_client

output = fal_client.subscribe("me/painter", arguments={"prompt": "a lighthouse", "num_outputs": 3})

for index, picture in enumerate(output["images"]):
    with open(f"lighthouse-{index}.png", "wb") as file:
        file.write(urllib.request.urlopen(picture["url"]).read())
