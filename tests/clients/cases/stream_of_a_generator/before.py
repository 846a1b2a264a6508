import replicate


def pieces(prompt):
    for event in replicate.stream("acme/storyteller", input={"prompt": prompt}):
        yield str(event)


print("|".join(pieces("a cloud")).rstrip("|"))
