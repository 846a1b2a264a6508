import replicate

prediction = replicate.predictions.create(model="acme/clumsy", input={"prompt": "a hand"})  #! CF703
prediction.wait()
if prediction.status == "failed":
    print("failed")
else:
    print(prediction.output)
