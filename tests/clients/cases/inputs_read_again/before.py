import replicate

inputs = {"image": "https://example.com/cat.png", "scale": 2}
if "image" in inputs and inputs.get("image"):
    print("enlarging", inputs["image"], "by", inputs["scale"])

print(replicate.run("acme/upscaler", input=inputs).url)  #! CF701
