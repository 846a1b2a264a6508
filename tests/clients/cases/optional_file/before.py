import replicate


def paint(prompt, sketch=None):
    inputs = {"prompt": prompt}
    if sketch:
        inputs["image"] = open(sketch, "rb")
    output = replicate.run("acme/painter", input=inputs)  #! CF701
    return output[0].url


print(paint("from nothing"))
print(paint("from a sketch", "cat.png"))
