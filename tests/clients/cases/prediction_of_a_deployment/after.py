import fal_client

prediction = fal_client.submit("me/greeter", arguments={"name": "deployment"})
result = prediction.get()
print(result["text"])
