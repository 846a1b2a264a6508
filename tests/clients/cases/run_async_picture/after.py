import asyncio

import fal_client
import httpx


async def main():
    output = await fal_client.subscribe_async("me/portraitist", arguments={"prompt": "a lake"})
    with open("lake.png", "wb") as file:
        file.write((await asyncio.to_thread(httpx.get, output["image"]["url"])).content)


asyncio.run(main())
