import urllib.request

import fal_client

output = fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file("cat.png"), "scale": 4})
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
