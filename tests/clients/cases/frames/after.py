import urllib.request

import fal_client

frames = fal_client.subscribe("me/flipbook", arguments={"prompt": "a horse", "frames": 4})
for index, frame in enumerate(frames["images"]):
    with open(f"frame-{index}.png", "wb") as file:
        file.write(urllib.request.urlopen(frame["url"]).read())
