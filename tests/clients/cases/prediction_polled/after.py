import time

import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a bridge"})
while not isinstance(prediction.status(), fal_client.Completed):
    time.sleep(0.1)

if isinstance(status := prediction.status(), fal_client.Completed) and status.error is None:
    print(prediction.get()["images"][0]["url"])
else:
    print("failed")
