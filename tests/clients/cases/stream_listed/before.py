import replicate

events = list(replicate.stream("acme/storyteller", input={"prompt": "a sum"}))  #! CF702 CF702
print(len(events))
pieces = []
for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702 CF702
    pieces.append(str(event))
print(pieces[-1])
