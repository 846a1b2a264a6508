import urllib.request

import fal_client

MODEL = "me/painter"


def paint(prompt, count=1):
    result = fal_client.subscribe(MODEL, arguments={"prompt": prompt, "num_outputs": count})
    return [image["url"] for image in result["images"]]


for number, picture in enumerate(paint("a tree", 2)):
    with open(f"tree-{number}.png", "wb") as file:
        file.write(urllib.request.urlopen(picture).read())
