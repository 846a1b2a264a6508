import replicate

KNOWN = ["image", "scale"]

inputs = {"image": "https://example.com/cat.png", "scale": 2}
print([name for name in inputs if name in KNOWN])  #! CF708
if sorted(inputs) == KNOWN:  #! CF708
    print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
