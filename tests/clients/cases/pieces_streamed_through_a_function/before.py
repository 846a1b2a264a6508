import replicate


def ask(prompt):
    return replicate.run("acme/storyteller:2a5e1ea1dcfeb27d558a05a789e90937abd943ddde0170e7c153ad73d6ebbd15", input={"prompt": prompt})  #! CF701


for number, piece in enumerate(ask("a sum")):
    if number > 3:
        break
    print(number, piece)
