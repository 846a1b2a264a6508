import replicate

prediction = replicate.predictions.create(model="acme/painter", input={"prompt": "a bridge"})  #! CF703
prediction.wait()
print(f"{prediction}")  #! CF703
