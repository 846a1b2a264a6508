import replicate

portrait = replicate.run("acme/portraitist", input={"prompt": "a chain"})
large = replicate.run("acme/upscaler", input={"image": portrait.url, "scale": 4})
with open("large.png", "wb") as file:
    file.write(large.read())
