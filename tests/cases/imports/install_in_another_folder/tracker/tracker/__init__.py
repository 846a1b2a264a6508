def track(text):
    return text
