import fal_client

prediction = fal_client.submit("me/clumsy", arguments={"prompt": "a hand"})
for _ in prediction.iter_events():
    pass
if isinstance(status := prediction.status(), fal_client.Completed) and status.error is not None:
    print("failed")
else:
    print(prediction.get()["text"])
