import replicate

pieces = []
for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702
    pieces.append(str(event))
print("".join(pieces))
for event in list(replicate.stream("acme/storyteller", input={"prompt": "a sum"})):  #! CF702
    print(str(event), end="")
print("".join([str(event) for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"})]))  #! CF702
