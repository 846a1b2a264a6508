import fal_client


def tell(prompt):
    yield from (event["text"] for event in fal_client.stream("me/storyteller", arguments={"prompt": prompt}))


print(list(tell("a sum")))
