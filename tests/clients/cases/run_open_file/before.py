import replicate

output = replicate.run("acme/upscaler", input={"image": open("cat.png", "rb"), "scale": 4})  #! CF701
with open("large.png", "wb") as file:
    file.write(output.read())
