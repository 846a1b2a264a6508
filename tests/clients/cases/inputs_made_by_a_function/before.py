import replicate


def inputs_for(scale):
    inputs = {"image": "https://example.com/cat.png"}
    if scale > 1:
        inputs["scale"] = scale
    return inputs


def enlarge(inputs):
    if not inputs["image"].startswith("https:"):
        raise ValueError(f"no address: {inputs}")
    for name in inputs:
        if name == "image" and inputs[name] is None:
            return None
    return replicate.run("acme/upscaler", input=inputs).url  #! CF701


inputs = inputs_for(2)
print(len(inputs), inputs["image"], enlarge(inputs))
