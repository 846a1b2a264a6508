import asyncio

import replicate


async def greet(name):
    return await replicate.async_run("acme/greeter", input={"name": name})  #! CF701


async def main():
    greetings = await asyncio.gather(*(greet(name) for name in ("one", "two")))
    print(" ".join(greetings))


asyncio.run(main())
