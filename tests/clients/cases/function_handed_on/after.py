import atexit
import urllib.request

import fal_client


def paint(prompt):
    picture = fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"]
    with open(f"{prompt}.png", "wb") as file:
        file.write(urllib.request.urlopen(picture).read())
    return picture


def show(painter):
    print(painter("hare"))


show(painter=paint)
# TODO(cogfal CF708): `paint` is handed on here: look whether the URL of a file will do, where it gave more  #! CF708
atexit.register(paint, "fox")
