import fal_client

KNOWN = ["image", "scale"]

inputs = {"image_url": "https://example.com/cat.png", "scale": 2}
# TODO(cogfal CF708): the names of the inputs matter here, and `image` is called `image_url` now  #! CF708
print([name for name in inputs if name in KNOWN])
# TODO(cogfal CF708): the names of the inputs matter here, and `image` is called `image_url` now  #! CF708
if sorted(inputs) == KNOWN:
    print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
