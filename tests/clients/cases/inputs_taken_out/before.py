import replicate

inputs = {"scale": 2, "image": "https://example.com/dog.png"}
del inputs["image"]
inputs.setdefault("image", "https://example.com/cat.png")
inputs["image"] += ""
print(inputs.pop("scale"))
print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
