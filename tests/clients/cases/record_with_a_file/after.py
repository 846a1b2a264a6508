import urllib.request

import fal_client

output = fal_client.subscribe("me/detector", arguments={"image_url": fal_client.upload_file("cat.png"), "threshold": 0.5})
print(output["count"], "found")
with open("boxes.png", "wb") as file:
    file.write(urllib.request.urlopen(output["image"]["url"]).read())
