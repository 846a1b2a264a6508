import asyncio

import fal_client


async def greet(name):
    prediction = await fal_client.submit_async("me/greeter", arguments={"name": name})
    result = await prediction.get()
    return result["text"]


print(asyncio.run(greet("deployment")))
