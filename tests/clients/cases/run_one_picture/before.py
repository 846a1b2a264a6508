import replicate

# one picture is enough
output = replicate.run(  #! CF701
    "acme/portraitist",
    input={"prompt": "an astronaut", "seed": 7},
)
with open("astronaut.png", "wb") as file:
    file.write(output.read())
print("saved astronaut.png")
