def scaled(text, factor):
    return text * factor
