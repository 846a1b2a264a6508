import base64
import urllib.request

import fal_client


def as_data_uri(path):
    with open(path, "rb") as file:
        return "data:image/png;base64," + base64.b64encode(file.read()).decode()


output = fal_client.subscribe("me/upscaler", arguments={"image_url": as_data_uri("cat.png")})
with open("large.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
