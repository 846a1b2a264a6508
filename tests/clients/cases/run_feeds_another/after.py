import urllib.request

import fal_client

portrait = fal_client.subscribe("me/portraitist", arguments={"prompt": "a chain"})
large = fal_client.subscribe("me/upscaler", arguments={"image_url": portrait["image"]["url"], "scale": 4})
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(large["image"]["url"]).read())
