import time

import fal_client

predictions = [
    fal_client.submit("me/greeter", arguments={"name": name}) for name in ("one", "two")
]
for prediction in predictions:
    print(prediction.get()["text"])
