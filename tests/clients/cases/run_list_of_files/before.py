import replicate

output = replicate.run(  #! CF701
    "acme/collagist", input={"images": [open("cat.png", "rb"), open("dog.png", "rb")]}
)
with open("collage.png", "wb") as file:
    file.write(output.read())
