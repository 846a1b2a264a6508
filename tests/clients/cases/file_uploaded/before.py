import replicate

file = replicate.files.create("cat.png")
output = replicate.run("acme/upscaler", input={"image": file.urls["get"]})
with open("large.png", "wb") as target:
    target.write(output.read())
