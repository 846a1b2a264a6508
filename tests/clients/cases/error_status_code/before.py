import replicate

try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except replicate.exceptions.ReplicateError as error:
    if error.status == 429:
        print("later")
except replicate.exceptions.ModelError:  #! CF708
    print("failed")
