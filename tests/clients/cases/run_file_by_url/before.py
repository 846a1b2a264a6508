import replicate

output = replicate.run("acme/upscaler", input={"image": "https://example.com/cat.png"})  #! CF701
with open("large.png", "wb") as file:
    file.write(output.read())
