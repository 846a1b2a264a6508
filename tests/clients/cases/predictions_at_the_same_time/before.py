import time

import replicate

predictions = [
    replicate.predictions.create(model="acme/greeter", input={"name": name}) for name in ("one", "two")  #! CF703
]
for prediction in predictions:
    prediction.wait()
    print(prediction.output)
