import fal_client


def pieces(prompt):
    for event in fal_client.stream("me/storyteller", arguments={"prompt": prompt}):
        yield event["text"]


print("|".join(pieces("a cloud")).rstrip("|"))
