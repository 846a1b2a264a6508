import replicate

try:
    replicate.run("acme/clumsy", input={})  #! CF701
except replicate.exceptions.ReplicateError as error:
    print("again later" if error.status == 429 else "wrong")
    print(error.status)
