def known(text):
    return text == "a"
