import replicate

pictures = replicate.run("acme/painter", input={"prompt": "a part", "num_outputs": 4})  #! CF701
for picture in pictures[1:3]:
    print(picture.url)
first, *others = pictures
print(first, len(others))
