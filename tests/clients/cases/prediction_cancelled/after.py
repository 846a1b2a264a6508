import fal_client

prediction = fal_client.submit("me/marathon", arguments={"prompt": "run"})
prediction.cancel()
print("stopped")
