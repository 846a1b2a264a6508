import replicate

output = replicate.run("acme/searcher", input={"query": "a needle"})  #! CF701
if output is None:
    print("nothing found")
