import fal_client


def ask(prompt):
    return (event["text"] for event in fal_client.stream("me/storyteller", arguments={"prompt": prompt}))


for number, piece in enumerate(ask("a sum")):
    if number > 3:
        break
    print(number, piece)
