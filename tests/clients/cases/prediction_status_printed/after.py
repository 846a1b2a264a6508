import fal_client

prediction = fal_client.submit("me/painter", arguments={"prompt": "a bridge"})
for _ in prediction.iter_events():
    pass
# TODO(cogfal CF703): fal's Queued, InProgress or Completed is told here, with all that it holds, where Replicate said starting, processing, succeeded, failed or canceled  #! CF703
print("Status:", prediction.status())
# TODO(cogfal CF703): fal's Queued, InProgress or Completed is told here, with all that it holds, where Replicate said starting, processing, succeeded, failed or canceled  #! CF703
assert isinstance(status := prediction.status(), fal_client.Completed) and status.error is None, prediction.status()
