import replicate

try:
    for event in replicate.stream("acme/storyteller", input={}):  #! CF702
        print(event, end="")
except replicate.exceptions.ReplicateError:
    print("refused")
