import replicate

for piece in replicate.run("acme/storyteller", input={"prompt": "a break"}):  #! CF701 CF708
    print(piece, end="")
    if "time" in piece:
        break
