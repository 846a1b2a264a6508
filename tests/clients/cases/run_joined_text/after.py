import fal_client


def tell(prompt):
    output = fal_client.subscribe("me/storyteller", arguments={"prompt": prompt})
    return output["text"]


print(tell("a king"))
print(tell("a fox").count(" "), "words")
