import replicate

OPTIONS = {"negative_prompt": "people", "output_format": "webp"}

for prompt in ("a hill", "a lake"):
    output = replicate.run("acme/painter", input={**OPTIONS, "prompt": prompt})  #! CF701
    name = prompt.replace(" ", "-")
    with open(f"{name}.webp", "wb") as file:
        file.write(output[0].read())
