import time

import replicate

prediction = replicate.predictions.create(model="acme/painter", input={"prompt": "a loop"})  #! CF703
while True:
    prediction = replicate.predictions.get(prediction.id)  #! CF703
    if prediction.status == "succeeded":
        break
    time.sleep(0.1)
print(prediction.output[0])
