import replicate

prediction = replicate.predictions.create(model="acme/clumsy", input={"prompt": "a hand"})  #! CF703
prediction.wait()
if prediction.error and "cannot" in prediction.error:  #! CF708
    print("refused")
