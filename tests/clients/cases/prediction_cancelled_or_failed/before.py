import replicate

prediction = replicate.predictions.create(model="acme/marathon", input={"prompt": "a bridge"})  #! CF703
prediction.cancel()
prediction.wait()
print("failed" if prediction.status == "failed" else "not failed")  #! CF703
