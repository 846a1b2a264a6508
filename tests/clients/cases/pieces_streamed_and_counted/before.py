import replicate

count = 0
for piece in replicate.run("acme/storyteller", input={"prompt": "a count"}):  #! CF701
    count += 1
    print(piece, end="")
print(count)
