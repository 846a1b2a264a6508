import asyncio

import replicate


async def main():
    prediction = await replicate.predictions.async_create(model="acme/greeter", input={"name": "later"})  #! CF703
    await prediction.async_wait()
    print(prediction.output)


asyncio.run(main())
