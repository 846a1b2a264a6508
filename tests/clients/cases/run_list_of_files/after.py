import urllib.request

import fal_client

output = fal_client.subscribe(
    "me/collagist", arguments={"image_urls": [fal_client.upload_file("cat.png"), fal_client.upload_file("dog.png")]}
)
with open("collage.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
