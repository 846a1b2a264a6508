import asyncio

import replicate

deployment = replicate.deployments.get("acme/greeter")


async def greet(name):
    prediction = await deployment.predictions.async_create(input={"name": name})  #! CF703
    await prediction.async_wait()
    return prediction.output


print(asyncio.run(greet("deployment")))
