import replicate

inputs = {"scale": 2}
inputs.update({"scale": 4})
inputs.update(image=open("cat.png", "rb"))

output = replicate.run("acme/upscaler", input=inputs)  #! CF701
with open("large.png", "wb") as file:
    file.write(output.read())
