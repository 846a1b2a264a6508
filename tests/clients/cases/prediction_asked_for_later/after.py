import time

import fal_client


def start(prompt):
    """Return the id of a prediction."""
    prediction = fal_client.submit("me/painter", arguments={"prompt": prompt})
    return prediction.request_id


def finished(id):
    return isinstance(status := fal_client.SyncClient().get_handle("me/painter", id).status(), fal_client.Completed) and status.error is None


def picture_of(id):
    return fal_client.SyncClient().get_handle("me/painter", id).get()["images"][0]["url"]


job = start("a road")
while not finished(job):
    time.sleep(0.1)
print(picture_of(job))
