def shout(text):
    with open("voices/loud.txt") as file:
        return text + file.read()
