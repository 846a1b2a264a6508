import replicate

pictures = []
for prompt in ("a hill", "a lake"):
    pictures.append(replicate.run("acme/painter", input={"prompt": prompt})[0])  #! CF701

for number, picture in enumerate(pictures):
    with open(f"{number}.png", "wb") as file:
        file.write(picture.read())
