import replicate


def answer(prompt):
    text = ""
    for event in replicate.stream("acme/storyteller", input={"prompt": prompt}):
        text += str(event)
    return text


print(answer("a sum"))
