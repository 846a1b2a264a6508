def count(text, words):
    return sum(word in words for word in text.split())
