import urllib.request

import fal_client


class Tools:
    @staticmethod
    def paint(prompt):
        return fal_client.subscribe("me/portraitist", arguments={"prompt": prompt})["image"]["url"]

    @classmethod
    def url(cls, prompt):
        return cls.paint(prompt)


print(len(urllib.request.urlopen(Tools.paint("fox")).read()))
print(Tools.url("fox"))
