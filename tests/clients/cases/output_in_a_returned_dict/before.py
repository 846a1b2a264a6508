import replicate


def paint(prompt):
    try:
        output = replicate.run("acme/painter", input={"prompt": prompt})  #! CF701
        return {"ok": True, "images": output}
    except Exception as e:
        return {"ok": False, "error": str(e)}


print(paint("fox")["images"][0].url)
