import fal_client

prediction = fal_client.submit(
    "me/storyteller",
    arguments={"prompt": "a castle"},
)
result = prediction.get()
print(result["text"])
