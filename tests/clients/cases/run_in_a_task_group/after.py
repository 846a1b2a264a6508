import asyncio

import fal_client


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fal_client.subscribe_async("me/painter", arguments={"prompt": p})) for p in "ab"]
    for task in tasks:
        print(task.result()["images"][0]["url"])


asyncio.run(main())
