import replicate

with open("cat.png", "rb") as image:
    output = replicate.run("acme/upscaler", input={"image": image})  #! CF701
    print(output.url)
