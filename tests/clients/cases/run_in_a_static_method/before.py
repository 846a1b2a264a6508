import replicate


class Tools:
    @staticmethod
    def paint(prompt):
        return replicate.run("acme/portraitist", input={"prompt": prompt})  #! CF701

    @classmethod
    def url(cls, prompt):
        return cls.paint(prompt).url


print(len(Tools.paint("fox").read()))
print(Tools.url("fox"))
