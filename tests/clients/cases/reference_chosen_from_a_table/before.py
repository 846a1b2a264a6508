import replicate

MODELS = {
    "fast": "acme/painter",
    "good": "acme/painter:7175d41e052114d7e66372dbe3889f00cc8dbc9f2f05a9bf10dc98b9bc8029f5",
}


def paint(prompt, quality="fast"):
    return replicate.run(MODELS[quality], input={"prompt": prompt})[0].url  #! CF701


print(paint("a table"), paint("a chair", "good"))
