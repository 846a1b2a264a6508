import time

import replicate

prediction = replicate.predictions.create(model="acme/painter", input={"prompt": "a bridge"})  #! CF703
while prediction.status not in ("succeeded", "failed", "canceled"):
    time.sleep(0.1)
    prediction.reload()

if prediction.status == "succeeded":
    print(prediction.output[0])
else:
    print("failed")
