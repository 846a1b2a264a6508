import fal_client

inputs = {}
for name, value in zip(("image", "scale"), ("https://example.com/cat.png", 2)):
    # TODO(cogfal CF708): which input this is, is only known when it runs: on fal files are given by their URLs, under names such as `image_url`  #! CF708
    inputs[name] = value
print(fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"])
