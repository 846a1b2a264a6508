import replicate


def larger(image):
    return replicate.run("acme/upscaler", input={"image": image}).url  #! CF701


print(larger(open("cat.png", "rb")))
print(larger("https://example.com/dog.png"))
