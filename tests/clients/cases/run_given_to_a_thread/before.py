import asyncio

import replicate


async def main():
    story = await asyncio.to_thread(replicate.run, "acme/storyteller", input={"prompt": "a thread"})  #! CF701
    print("".join(story))


asyncio.run(main())
