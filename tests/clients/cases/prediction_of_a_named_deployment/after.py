import fal_client

prediction = fal_client.submit("me/greeter", arguments={"name": "deployment"})
print(prediction.get()["text"])
