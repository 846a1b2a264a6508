import fal_client


def paint(prompt, path=None):
    sketch = None
    if path:
        sketch = open(path, "rb")
    return fal_client.subscribe("me/painter", arguments={"prompt": prompt, "image_url": fal_client.upload_file(path) if sketch else None})["images"][0]["url"]


print(paint("from nothing"), paint("from a sketch", "cat.png"))
