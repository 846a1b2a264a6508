import asyncio
import replicate


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(replicate.async_run("acme/painter", input={"prompt": p})) for p in "ab"]  #! CF701
    for task in tasks:
        print(task.result()[0].url)


asyncio.run(main())
