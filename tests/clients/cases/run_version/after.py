import fal_client

output = fal_client.subscribe(
    "me/painter",
    arguments={
        "prompt": "a lighthouse",  # what to draw
        "negative_prompt": "people",
    },
)
print(output["images"][0]["url"])
