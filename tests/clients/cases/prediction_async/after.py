import asyncio

import fal_client


async def main():
    prediction = await fal_client.submit_async("me/greeter", arguments={"name": "later"})
    print((await prediction.get())["text"])


asyncio.run(main())
