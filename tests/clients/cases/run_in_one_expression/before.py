import replicate

print(replicate.run("acme/portraitist", input={"prompt": "one line"}).url)  #! CF701
open("line.png", "wb").write(replicate.run("acme/painter", input={"prompt": "one line"})[0].read())  #! CF701
print("".join(replicate.run("acme/storyteller", input={"prompt": "one line"})))  #! CF701
