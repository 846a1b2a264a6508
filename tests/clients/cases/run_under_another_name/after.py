import fal_client

output = fal_client.subscribe("me/greeter", arguments={"name": "alias"})
print(output["text"].title())
