import asyncio

import fal_client


async def main():
    async for event in fal_client.stream_async("me/storyteller", arguments={"prompt": "the sea"}):
        print(event["text"], end="")
    print()


asyncio.run(main())
