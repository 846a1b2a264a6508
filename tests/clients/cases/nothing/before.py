import replicate

output = replicate.run("acme/searcher", input={"query": "a needle"})
if output is None:
    print("nothing found")
