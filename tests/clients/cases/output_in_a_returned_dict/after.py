import fal_client


def paint(prompt):
    try:
        result = fal_client.subscribe("me/painter", arguments={"prompt": prompt})
        output = [image["url"] for image in result["images"]]
        return {"ok": True, "images": output}
    except Exception as e:
        return {"ok": False, "error": str(e)}


print(paint("fox")["images"][0])
