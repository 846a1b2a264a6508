import replicate

inputs = {}
for name, value in zip(("image", "scale"), ("https://example.com/cat.png", 2)):
    inputs[name] = value
print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
