import replicate

for event in replicate.stream("acme/storyteller", input={"prompt": "a sum"}):  #! CF702
    if event.event == "done":  #! CF702
        print("the end")
    else:
        print(event.data, end="")
