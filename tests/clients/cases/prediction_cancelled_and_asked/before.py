import replicate

prediction = replicate.predictions.create("acme/marathon", input={"prompt": "x"})  #! CF703
prediction = replicate.predictions.cancel(prediction.id)  #! CF703
print(prediction.status)
