import replicate

count = 0
for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702
    if str(event).strip():
        count += 1
print(count)
print(sum(1 for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}) if str(event)))  #! CF702
