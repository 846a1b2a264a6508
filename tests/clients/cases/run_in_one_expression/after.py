import urllib.request

import fal_client

print(fal_client.subscribe("me/portraitist", arguments={"prompt": "one line"})["image"]["url"])
open("line.png", "wb").write(urllib.request.urlopen(fal_client.subscribe("me/painter", arguments={"prompt": "one line"})["images"][0]["url"]).read())
print(fal_client.subscribe("me/storyteller", arguments={"prompt": "one line"})["text"])
