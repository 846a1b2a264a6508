import fal_client
import httpx

print(fal_client.subscribe("me/portraitist", arguments={"prompt": "one line"})["image"]["url"])
open("line.png", "wb").write(httpx.get(fal_client.subscribe("me/painter", arguments={"prompt": "one line"})["images"][0]["url"]).content)
print(fal_client.subscribe("me/storyteller", arguments={"prompt": "one line"})["text"])
