import asyncio

import fal_client


async def main():
    prediction = await fal_client.submit_async("me/greeter", arguments={"name": "later"})
    result = await prediction.get()
    print(result["text"])


asyncio.run(main())
