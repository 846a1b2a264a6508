import asyncio
import os

from replicate.client import Client

client = Client(api_token=os.environ["REPLICATE_API_TOKEN"])  #! CF704
MODEL = "acme/storyteller"


async def tell_all(prompts):
    tasks = [client.async_run(MODEL, input={"prompt": prompt}) for prompt in prompts]  #! CF701
    return await asyncio.gather(*tasks)


for number, result in enumerate(asyncio.run(tell_all(["one", "two"]))):
    print(number, "".join(result))
