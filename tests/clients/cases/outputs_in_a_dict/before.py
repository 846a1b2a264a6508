import replicate

results = {}
for p in "ab":
    results[p] = replicate.run("acme/portraitist", input={"prompt": p})  #! CF701
for p, r in results.items():
    with open(p + ".png", "wb") as f:
        f.write(r.read())
