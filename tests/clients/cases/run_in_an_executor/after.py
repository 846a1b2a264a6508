import asyncio
import urllib.request

import fal_client


def paint(prompt):
    result = fal_client.subscribe("me/painter", arguments={"prompt": prompt})
    return [image["url"] for image in result["images"]]


async def main():
    loop = asyncio.get_event_loop()
    output = await loop.run_in_executor(None, paint, "fox")
    print(len(urllib.request.urlopen(output[0]).read()))


asyncio.run(main())
