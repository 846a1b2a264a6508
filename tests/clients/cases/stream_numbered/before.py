import replicate

for number, event in enumerate(replicate.stream("acme/storyteller", input={"prompt": "a sum"})):  #! CF702 CF702
    print(number, event)
