import urllib.request
from concurrent.futures import ThreadPoolExecutor

import fal_client


def paint(prompt):
    return fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"]


with ThreadPoolExecutor(2) as pool:
    for picture in pool.map(paint, ["a fox", "a hare"]):
        print(len(urllib.request.urlopen(picture).read()))
    print(pool.submit(paint, "an owl").result())
