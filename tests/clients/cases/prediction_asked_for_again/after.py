import time

import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a loop"})
while True:
    prediction = fal_client.SyncClient().get_handle("me/painter", prediction.request_id)
    if isinstance(status := prediction.status(), fal_client.Completed) and status.error is None:
        break
    time.sleep(0.1)
print(prediction.get()["images"][0]["url"])
