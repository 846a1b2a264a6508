import replicate

try:
    replicate.run("acme/clumsy", input={"prompt": "a hand"})  #! CF701
except Exception as error:
    prediction = getattr(error, "prediction", None)  #! CF708
    print(prediction.status if prediction else error)
