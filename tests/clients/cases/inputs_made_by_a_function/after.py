import fal_client


def inputs_for(scale):
    inputs = {"image_url": "https://example.com/cat.png"}
    if scale > 1:
        inputs["scale"] = scale
    return inputs


def enlarge(inputs):
    if not inputs["image_url"].startswith("https:"):
        raise ValueError(f"no address: {inputs}")
    for name in inputs:
        if name == "image_url" and inputs[name] is None:
            return None
    return fal_client.subscribe("me/upscaler", arguments=inputs)["image"]["url"]


inputs = inputs_for(2)
print(len(inputs), inputs["image_url"], enlarge(inputs))
