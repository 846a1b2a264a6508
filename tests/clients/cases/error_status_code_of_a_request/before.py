import replicate

try:
    replicate.run("acme/clumsy", input={})  #! CF701
except replicate.exceptions.ReplicateError as error:
    if error.status == 429:
        print("later")
    elif error.status == 404:  #! CF708
        print("no such model")
    print(error.status)
