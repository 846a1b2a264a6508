import replicate

with open("cat.png", "rb") as image:
    output = replicate.run("acme/upscaler", input={"image": image})
    print(output.url)
