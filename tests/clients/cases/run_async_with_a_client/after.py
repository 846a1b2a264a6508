import asyncio
import os

from fal_client import AsyncClient

client = AsyncClient(key=os.environ["FAL_KEY"])
MODEL = "me/storyteller"


async def tell_all(prompts):
    tasks = [client.subscribe(MODEL, arguments={"prompt": prompt}) for prompt in prompts]
    return await asyncio.gather(*tasks)


for number, result in enumerate(asyncio.run(tell_all(["one", "two"]))):
    print(number, result["text"])
