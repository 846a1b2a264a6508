import replicate

given = {"image": "https://example.com/cat.png", "scale": None}
inputs = {name: value for name, value in given.items() if value is not None}
print(len(inputs), "scale" in inputs)
print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
