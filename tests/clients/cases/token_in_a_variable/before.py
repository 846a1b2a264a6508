import os
import replicate

REPLICATE_API_TOKEN = os.environ.get("REPLICATE_API_TOKEN")  #! CF704
if not REPLICATE_API_TOKEN:
    raise SystemExit("REPLICATE_API_TOKEN is not set")  #! CF704
client = replicate.Client(api_token=REPLICATE_API_TOKEN)
print(len(client.run("acme/portraitist", input={"prompt": "fox"}).read()))  #! CF701
