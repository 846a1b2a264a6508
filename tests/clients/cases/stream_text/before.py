import replicate

for event in replicate.stream("acme/storyteller", input={"prompt": "a river"}):
    print(str(event), end="")
print()
