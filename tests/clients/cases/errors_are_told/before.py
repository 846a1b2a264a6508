import replicate

try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except replicate.exceptions.ModelError as error:
    print("failed:", error.prediction.error)
except replicate.exceptions.ReplicateError as error:  #! CF708
    print(error.status, error.detail)
