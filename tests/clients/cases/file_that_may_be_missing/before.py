import replicate


def paint(prompt, path=None):
    sketch = None
    if path:
        sketch = open(path, "rb")
    return replicate.run("acme/painter", input={"prompt": prompt, "image": sketch})[0].url  #! CF701


print(paint("from nothing"), paint("from a sketch", "cat.png"))
