import replicate

text = ""
for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702
    text += event.data  #! CF702
print(text)
