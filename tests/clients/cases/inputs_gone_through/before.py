import replicate

inputs = {"image": "https://example.com/cat.png", "scale": 2, "mode": None}
for name, value in list(inputs.items()):
    if value is None:
        del inputs[name]
print(len(inputs), list(inputs.values()))
print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
