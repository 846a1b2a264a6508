import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a bridge"})
prediction.get()
# TODO(cogfal CF703): the id of the request is all that is told of it here: its answer is in `handle.get()`, its state in `handle.status()`  #! CF703
print(f"{prediction}")
