import replicate

pictures = []
for prompt in ("a hill", "a lake"):
    pictures += replicate.run("acme/painter", input={"prompt": prompt})  #! CF701
print(len(pictures), pictures[1].url)
