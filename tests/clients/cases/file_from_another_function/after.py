import urllib.request

import fal_client


def larger(image):
    return fal_client.subscribe("me/upscaler", arguments={"image_url": fal_client.upload_file(image.name)})["image"]["url"]


def load(name):
    return open(name, "rb")


for output in (larger(open("cat.png", "rb")), larger(load("dog.png"))):
    with open("large.png", "ab") as file:
        file.write(urllib.request.urlopen(output).read())
