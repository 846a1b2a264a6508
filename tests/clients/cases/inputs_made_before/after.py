import fal_client

inputs = {"prompt": "a farm", "num_outputs": 2}
if inputs["num_outputs"] > 1:
    inputs["seed"] = 3
inputs["negative_prompt"] = "a town"

output = fal_client.subscribe("me/painter", arguments=inputs)
for picture in output["images"]:
    print(picture["url"])
