import atexit

import replicate


def paint(prompt):
    picture = replicate.run("acme/portraitist", input={"prompt": prompt})  #! CF701
    with open(f"{prompt}.png", "wb") as file:
        file.write(picture.read())
    return picture


def show(painter):
    print(painter("hare").url)


show(painter=paint)
atexit.register(paint, "fox")
