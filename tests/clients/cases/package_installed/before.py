import replicate

print(replicate.run("acme/portraitist", input={"prompt": "a fox"}).url)  #! CF701
