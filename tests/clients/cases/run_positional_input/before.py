import replicate

picture = replicate.run("acme/portraitist", {"prompt": "a bear"})
with open("bear.png", "wb") as file:
    file.write(picture.read())
