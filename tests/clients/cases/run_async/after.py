import asyncio

import fal_client


async def greet(name):
    return (await fal_client.subscribe_async("me/greeter", arguments={"name": name}))["text"]


async def main():
    greetings = await asyncio.gather(*(greet(name) for name in ("one", "two")))
    print(" ".join(greetings))


asyncio.run(main())
