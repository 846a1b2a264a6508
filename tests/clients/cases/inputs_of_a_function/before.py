import replicate


def inputs_for(path, **options):
    return {"image": open(path, "rb"), **options}


output = replicate.run("acme/upscaler", input=inputs_for("cat.png", scale=8))  #! CF701
with open("large.png", "wb") as file:
    file.write(output.read())
