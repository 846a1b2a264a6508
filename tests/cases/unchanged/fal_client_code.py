import asyncio

import fal_client


async def generate(prompt: str) -> str:
    handler = await fal_client.submit_async("fal-ai/flux/dev", arguments={"prompt": prompt})
    async for event in handler.iter_events(with_logs=True):
        print(event)
    return (await handler.get())["images"][0]["url"]


if __name__ == "__main__":
    print(asyncio.run(generate("a cog")))
