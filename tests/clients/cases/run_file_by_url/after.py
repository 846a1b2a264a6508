import urllib.request

import fal_client

output = fal_client.subscribe("me/upscaler", arguments={"image_url": "https://example.com/cat.png"})
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
