import urllib.request

import fal_client

file = fal_client.upload_file("cat.png")
output = fal_client.subscribe("me/upscaler", arguments={"image_url": file})
with open("large.png", "wb") as target:
    target.write(urllib.request.urlopen(output["image"]["url"]).read())
