import fal_client


def answer(prompt):
    text = ""
    for event in fal_client.stream("me/storyteller", arguments={"prompt": prompt}):
        text += event["text"]
    return text


print(answer("a sum"))
