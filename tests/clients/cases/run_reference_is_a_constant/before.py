import replicate

MODEL = "acme/painter:7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5"


def paint(prompt, count=1):
    return replicate.run(MODEL, input={"prompt": prompt, "num_outputs": count})  #! CF701


for number, picture in enumerate(paint("a tree", 2)):
    with open(f"tree-{number}.png", "wb") as file:
        file.write(picture.read())
