import replicate

prediction = replicate.predictions.create(model="acme/painter", input={"prompt": "a bridge"})  #! CF703
prediction.wait()
status = prediction.status
print(status)  #! CF708
