import replicate

DEFAULTS = {"image": "https://example.com/cat.png", "scale": 2}

larger = DEFAULTS.copy()
larger["scale"] = 4
for inputs in (larger, dict(DEFAULTS, scale=8)):
    print(replicate.run("acme/upscaler", input=inputs).url, inputs["image"])  #! CF701
