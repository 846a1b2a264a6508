import replicate

portrait = replicate.run("acme/portraitist", input={"prompt": "a chain"})  #! CF701
large = replicate.run("acme/upscaler", input={"image": portrait.url, "scale": 4})  #! CF701
with open("large.png", "wb") as file:
    file.write(large.read())
