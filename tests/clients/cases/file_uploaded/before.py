import replicate

file = replicate.files.create("cat.png")  #! CF705
output = replicate.run("acme/upscaler", input={"image": file.urls["get"]})  #! CF701
with open("large.png", "wb") as target:
    target.write(output.read())
