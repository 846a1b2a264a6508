def tell(prompt):
    import fal_client

    return fal_client.subscribe("me/storyteller", arguments={"prompt": prompt})["text"]


print(tell("an import"))
