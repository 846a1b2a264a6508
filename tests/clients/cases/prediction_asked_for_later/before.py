import time

import replicate


def start(prompt):
    """Return the id of a prediction."""
    prediction = replicate.models.predictions.create("acme/painter", input={"prompt": prompt})  #! CF703
    return prediction.id


def finished(id):
    return replicate.predictions.get(id).status == "succeeded"  #! CF703


def picture_of(id):
    return replicate.predictions.get(id).output[0]  #! CF703


job = start("a road")
while not finished(job):
    time.sleep(0.1)
print(picture_of(job))
