import asyncio

import replicate


async def main():
    output = await replicate.async_run("acme/portraitist", input={"prompt": "a lake"})  #! CF701
    with open("lake.png", "wb") as file:
        file.write(await output.aread())


asyncio.run(main())
