import urllib.request

import fal_client

pictures = []
for prompt in ("a hill", "a lake"):
    pictures.append(fal_client.subscribe("me/painter", arguments={"prompt": prompt})["images"][0]["url"])

for number, picture in enumerate(pictures):
    with open(f"{number}.png", "wb") as file:
        file.write(urllib.request.urlopen(picture).read())
