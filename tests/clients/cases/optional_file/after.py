import fal_client


def paint(prompt, sketch=None):
    inputs = {"prompt": prompt}
    if sketch:
        inputs["image_url"] = fal_client.upload_file(sketch)
    output = fal_client.subscribe("me/painter", arguments=inputs)
    return output["images"][0]["url"]


print(paint("from nothing"))
print(paint("from a sketch", "cat.png"))
