import replicate


def paint(prompt, sketch=None):
    output = replicate.run(  #! CF701
        "acme/painter",
        input={"prompt": prompt, "image": open(sketch, "rb") if sketch else None},
    )
    return output[0].url


print(paint("from nothing"))
print(paint("from a sketch", "cat.png"))
