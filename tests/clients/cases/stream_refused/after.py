import fal_client
import httpx

try:
    for event in fal_client.stream("me/storyteller", arguments={}):
        print(event["text"], end="")
except (fal_client.FalClientError, httpx.HTTPError):
    print("refused")
