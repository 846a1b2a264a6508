import replicate

print(replicate.run("acme/portraitist", input={"prompt": "one line"}).url)
open("line.png", "wb").write(replicate.run("acme/painter", input={"prompt": "one line"})[0].read())
print("".join(replicate.run("acme/storyteller", input={"prompt": "one line"})))
