import replicate

prediction = replicate.predictions.create(model="acme/painter", input={"prompt": "a bridge"})  #! CF703
prediction.wait()
print("Status:", prediction.status)  #! CF703
assert prediction.status == "succeeded", prediction.status  #! CF703
