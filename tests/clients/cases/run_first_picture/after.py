import urllib.request

import fal_client

output = fal_client.subscribe("me/painter", arguments={"prompt": "a lighthouse"})
print(output["images"][0]["url"])
print(f"The picture is at {output['images'][0]['url']}")
urllib.request.urlretrieve(output["images"][0]["url"], "lighthouse.png")
