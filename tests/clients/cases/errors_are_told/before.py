import replicate

try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})
except replicate.exceptions.ModelError as error:
    print("failed:", error.prediction.error)
except replicate.exceptions.ReplicateError as error:
    print(error.status, error.detail)
