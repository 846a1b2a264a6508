import replicate

output = replicate.run("acme/painter", input={"prompt": "a lighthouse", "num_outputs": 3})  #! CF701

for index, picture in enumerate(output):
    with open(f"lighthouse-{index}.png", "wb") as file:
        file.write(picture.read())
