import urllib.request

import fal_client

inputs = {"scale": 2}
inputs.update({"scale": 4})
inputs.update(image_url=fal_client.upload_file("cat.png"))

output = fal_client.subscribe("me/upscaler", arguments=inputs)
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
