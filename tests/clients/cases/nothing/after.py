import fal_client

output = fal_client.subscribe("me/searcher", arguments={"query": "a needle"})["output"]
if output is None:
    print("nothing found")
