class Plain:
    def sample(self, text):
        return text
