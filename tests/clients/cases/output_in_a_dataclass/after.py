import urllib.request
from dataclasses import dataclass

import fal_client


@dataclass
class Result:
    image: object
    prompt: str


def paint(prompt):
    return Result(image=fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"], prompt=prompt)


print(len(urllib.request.urlopen(paint("fox").image).read()))
