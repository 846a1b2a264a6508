import urllib.request

import fal_client

output = fal_client.subscribe(
    "me/upscaler",
    arguments={"image_url": fal_client.encode_file("cat.png")},
)["image"]["url"]
with open("large.png", "wb") as file:
    for chunk in urllib.request.urlopen(output):
        file.write(chunk)
