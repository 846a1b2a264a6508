import urllib.request

import painter


class Studio:
    def __init__(self):
        self.painter = painter.Painter(64)

    def hang(self, prompt):
        picture = self.painter.paint(prompt)
        with open("picture.png", "wb") as file:
            file.write(urllib.request.urlopen(picture).read())
        return picture


print(Studio().hang("a bridge"))
