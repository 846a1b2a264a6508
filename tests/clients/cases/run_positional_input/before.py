import replicate

picture = replicate.run("acme/portraitist", {"prompt": "a bear"})  #! CF701
with open("bear.png", "wb") as file:
    file.write(picture.read())
