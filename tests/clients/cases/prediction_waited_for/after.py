import fal_client

prediction = fal_client.submit(
    "me/storyteller",
    arguments={"prompt": "a castle"},
)
print(prediction.get()["text"])
