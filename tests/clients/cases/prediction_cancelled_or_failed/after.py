import fal_client

prediction = fal_client.submit("me/marathon", arguments={"prompt": "a bridge"})
prediction.cancel()
for _ in prediction.iter_events():
    pass
# TODO(cogfal CF703): a request of fal that was cancelled is Completed with an `error`, as one that failed is  #! CF703
print("failed" if (isinstance(status := prediction.status(), fal_client.Completed) and status.error is not None) else "not failed")
