import replicate

print(replicate.run("acme/portraitist", input={"prompt": "a king"}).url)  #! CF701
print(replicate.run("acme/portraitist", input={"prompt": "a queen"}).url)  # noqa: CF701
