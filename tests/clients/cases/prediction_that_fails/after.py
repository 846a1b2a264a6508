import fal_client

prediction = fal_client.submit("me/clumsy", arguments={"prompt": "a hand"})
try:
    output = prediction.get()
except fal_client.FalClientHTTPError:
    print("failed")
else:
    print(output["text"])
