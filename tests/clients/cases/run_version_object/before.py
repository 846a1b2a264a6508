import replicate

model = replicate.models.get("acme/portraitist")
version = model.versions.get("e9fdef4b2f19d01fcf9ecf5d620ec969e28f5bc06bd987bdd1adbb7cba0db694")
output = replicate.run(version, input={"prompt": "a tree"})  #! CF701
print(output.url)
