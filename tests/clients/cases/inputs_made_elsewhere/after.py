import json

import fal_client

with open("inputs.json", "w") as file:
    json.dump({"prompt": "a file"}, file)

# TODO(cogfal CF701): the inputs are made elsewhere: on fal files are given by their URLs, under names such as `image_url`  #! CF701
output = fal_client.subscribe("me/painter", arguments=json.load(open("inputs.json")))
print(output["images"][0]["url"])
