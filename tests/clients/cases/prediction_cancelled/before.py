import replicate

prediction = replicate.predictions.create(model="acme/marathon", input={"prompt": "run"})  #! CF703
prediction.cancel()
print("stopped")
