import fal_client

output = fal_client.subscribe("me/greeter", arguments={"name": "alias"})["text"]
print(output.title())
