import fal_client
import httpx

frames = fal_client.stream("me/flipbook", arguments={"prompt": "a horse", "frames": 4})
for index, frame in enumerate(frames):
    with open(f"frame-{index}.png", "wb") as file:
        file.write(httpx.get(frame["image"]["url"]).content)
