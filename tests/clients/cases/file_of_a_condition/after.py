import fal_client


def paint(prompt, sketch=None):
    output = fal_client.subscribe(
        "me/painter",
        arguments={"prompt": prompt, "image_url": fal_client.upload_file(sketch) if sketch else None},
    )
    return output["images"][0]["url"]


print(paint("from nothing"))
print(paint("from a sketch", "cat.png"))
