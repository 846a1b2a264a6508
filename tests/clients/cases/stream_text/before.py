import replicate

for event in replicate.stream("acme/storyteller", input={"prompt": "a river"}):  #! CF702
    print(str(event), end="")
print()
