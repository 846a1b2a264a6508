import replicate

try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except replicate.exceptions.ModelError as error:
    prediction = error.prediction  #! CF708
    print(prediction.error)  #! CF708
