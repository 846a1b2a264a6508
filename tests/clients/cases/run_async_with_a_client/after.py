import asyncio
import os

import fal_client

client = fal_client.AsyncClient(key=os.environ["FAL_KEY"])
MODEL = "me/storyteller"


async def tell_all(prompts):
    tasks = [client.subscribe(MODEL, arguments={"prompt": prompt}) for prompt in prompts]
    return [answer["text"] for answer in await asyncio.gather(*tasks)]


for number, result in enumerate(asyncio.run(tell_all(["one", "two"]))):
    print(number, result)
