import asyncio

import replicate


async def main():
    async for event in await replicate.async_stream("acme/storyteller", input={"prompt": "the sea"}):  #! CF702
        print(event, end="")
    print()


asyncio.run(main())
