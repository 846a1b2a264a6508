import urllib.request

import fal_client


def inputs_for(path, **options):
    return {"image_url": fal_client.upload_file(path), **options}


output = fal_client.subscribe("me/upscaler", arguments=inputs_for("cat.png", scale=8))
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
