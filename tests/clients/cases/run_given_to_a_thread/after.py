import asyncio

import fal_client


async def main():
    story = await asyncio.to_thread(fal_client.subscribe, "me/storyteller", arguments={"prompt": "a thread"})
    print(story["text"])


asyncio.run(main())
