import replicate


def larger(image):
    return replicate.run("acme/upscaler", input={"image": image})  #! CF701


def load(name):
    return open(name, "rb")


for output in (larger(open("cat.png", "rb")), larger(load("dog.png"))):
    with open("large.png", "ab") as file:
        file.write(output.read())
