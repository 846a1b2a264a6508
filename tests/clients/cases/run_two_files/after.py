import urllib.request

import fal_client

output = fal_client.subscribe(
    "me/inpainter",
    arguments={
        "image_url": fal_client.upload_file("cat.png"),
        "mask_url": fal_client.upload_file("mask.png"),
        "prompt": "a hat",
    },
)
open("hat.png", "wb").write(urllib.request.urlopen(output["images"][0]["url"]).read())
