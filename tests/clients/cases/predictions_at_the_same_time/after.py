import time

import fal_client

predictions = [
    fal_client.submit("me/greeter", arguments={"name": name}) for name in ("one", "two")
]
for prediction in predictions:
    result = prediction.get()
    print(result["text"])
