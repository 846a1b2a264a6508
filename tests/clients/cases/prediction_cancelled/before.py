import replicate

prediction = replicate.predictions.create(model="acme/marathon", input={"prompt": "run"})
prediction.cancel()
print("stopped")
