import urllib.request

from painter import paint

for number, picture in enumerate(paint("a bridge")):
    with open(f"bridge-{number}.png", "wb") as file:
        file.write(urllib.request.urlopen(picture).read())
print("painted")
