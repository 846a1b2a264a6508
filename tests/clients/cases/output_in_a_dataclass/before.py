import replicate
from dataclasses import dataclass


@dataclass
class Result:
    image: object
    prompt: str


def paint(prompt):
    return Result(image=replicate.run("acme/portraitist", input={"prompt": prompt}), prompt=prompt)  #! CF701


print(len(paint("fox").image.read()))
